package org.radiomate.oracle;

import org.radiomate.io.NiftiReader;
import org.radiomate.io.NiftiWriter;
import org.radiomate.oracle.IbsiFilters.PhaseOne;
import org.radiomate.volume.Volume;

import java.nio.file.Path;

/**
 * Writes our response maps of all tests of IBSI 2, phase 1, as NIfTI named as IBSI names its reference maps, so that they can be
 * compared from outside.
 */
public final class ResponseMaps {

	private ResponseMaps() {}

	/** @param args the folder to write into, and the folder of the phantoms if it is not {@code ../shared/ibsi} */
	public static void main(final String[] args) {
		if (args.length == 0) throw new IllegalArgumentException("Give the folder to write into");
		final Path ibsi = args.length > 1 ? Path.of(args[1]) : Path.of("..", "shared", "ibsi");
		for (final PhaseOne test : IbsiFilters.phaseOne()) {
			final long start = System.nanoTime();
			final Volume phantom = new NiftiReader().read(test.phantomFile(ibsi), null);
			final Path file = Path.of(args[0]).resolve(test.fileName() + ".nii.gz");
			NiftiWriter.write(test.response(ibsi).at(phantom.placement()), file);
			System.out.printf("%s  %s  %s  %.2f s%n", test.id(), test.phantom(), test.steps(), (System.nanoTime() - start) / 1e9);
		}
	}
}
