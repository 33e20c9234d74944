package org.radiomate.oracle;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.radiomate.io.NiftiReader;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Volume;
import org.radiomate.volume.filter.MaskedImage;
import org.radiomate.volume.filter.Preprocessing;
import org.radiomate.volume.filter.StepText;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The filter tests of IBSI 2 as steps: which steps each test id means, and the response of one on its phantom. */
public final class IbsiFilters {

	/**
	 * A test of phase 1.
	 *
	 * @param id IBSI's id, such as 3.a.1
	 * @param phantom the phantom's name
	 * @param steps the filter as text
	 */
	public record PhaseOne(String id, String phantom, String steps) {

		/** The response map at every voxel. */
		public Volume response(final Path ibsi) {
			final Volume image = new NiftiReader().read(phantomFile(ibsi), null);
			return Preprocessing.apply(StepText.parse(steps), image, Mask.of(image.geometry(), (x, y, z) -> true)).volume();
		}

		/** The phantom's file. */
		public Path phantomFile(final Path ibsi) {
			return ibsi.resolve("ibsi2/phantoms/" + phantom + ".nii.gz");
		}

		/** The name that IBSI gives the map's file, without its ending. */
		public String fileName() {
			return id.replace('.', '_');
		}

		@Override
		public String toString() {
			return id;
		}
	}

	/**
	 * A filter of phase 2.
	 *
	 * @param id such as 3.B
	 * @param steps preprocessing and filter as text
	 */
	public record PhaseTwo(String id, String steps) {

		/** The CT phantom after the steps. */
		public MaskedImage response(final Volume image, final Mask mask) {
			return Preprocessing.apply(StepText.parse(steps), image, mask);
		}

		@Override
		public String toString() {
			return id;
		}
	}

	private IbsiFilters() {}

	/** All 36 tests of phase 1. */
	public static List<PhaseOne> phaseOne() {
		return rows(Path.of("test-data", "ibsi", "phase1-steps.csv")).stream().map(row -> new PhaseOne(row.get("id"), row.get(
			"phantom"), row.get("steps"))).toList();
	}

	/** All 18 filters of phase 2. */
	public static List<PhaseTwo> phaseTwo() {
		return rows(Path.of("test-data", "ibsi", "phase2-steps.csv")).stream().map(row -> new PhaseTwo(row.get("id"), row.get(
			"steps"))).toList();
	}

	/** The rows of a table. */
	public static List<CSVRecord> rows(final Path file) {
		try (Reader reader = Files.newBufferedReader(file)) {
			return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build().parse(reader).getRecords();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
