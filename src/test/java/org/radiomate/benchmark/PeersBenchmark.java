package org.radiomate.benchmark;

import org.radiomate.feature.FeatureCalculator;
import org.radiomate.feature.FeatureExtractor;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.ibsi.Aggregation;
import org.radiomate.feature.ibsi.Discretisation;
import org.radiomate.feature.ibsi.FixedBinSize;
import org.radiomate.feature.ibsi.IbsiCooccurrence;
import org.radiomate.feature.ibsi.IbsiHistogram;
import org.radiomate.feature.ibsi.IbsiLevelDependence;
import org.radiomate.feature.ibsi.IbsiMorphology;
import org.radiomate.feature.ibsi.IbsiPreparation;
import org.radiomate.feature.ibsi.IbsiRunLength;
import org.radiomate.feature.ibsi.IbsiSizeZone;
import org.radiomate.feature.ibsi.IbsiStatistics;
import org.radiomate.feature.ibsi.IbsiToneDifference;
import org.radiomate.io.NrrdReader;
import org.radiomate.task.Progress;
import org.radiomate.testing.Voxels;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.Mask;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.RoiCrop;
import org.radiomate.volume.Volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The seven families that PyRadiomics has, too, on its own sample cases and on synthetic ones, beside the processor seconds
 * recorded for it (version 3.1.1a3, C extension compiled with -O3, its classes one after the other). Run the main method with
 * the folder of the cases and, if the peer was timed on another machine, how many times faster this one is.
 *
 * <p>Ours counts everything from the open image and mask: crop, gray levels and features; of each family all of ours, which are
 * more than the peer's, but for the smallest oriented box and ellipsoid. All times are in ms.
 */
public final class PeersBenchmark {

	private static final int WARM_UP_VOXELS = 10_000_000, MOST_WARM_UP = 2_000, LEAST_WARM_UP = 8;

	private static final int LEAST_RUNS = 7, MOST_RUNS = 200;

	private static final List<String> FAMILIES = List.of("first order", "shape", "GLCM", "GLRLM", "GLSZM", "NGLDM", "NGTDM");

	/** Shapes that take longest and that the peer does not know: the smallest oriented box and ellipsoid. */
	private static final List<String> NOT_THE_PEERS = List.of("morph_vol_dens_ombb", "morph_area_dens_ombb",
		"morph_vol_dens_mvee", "morph_area_dens_mvee");

	/** What the peer needed, in seconds, for the families in their order. */
	private record Case(String image, String label, double binWidth, double... peerSeconds) {

		private double peerMs() {
			return 1000 * Arrays.stream(peerSeconds).sum();
		}
	}

	private static final List<Case> CASES = List.of(
		new Case("brain1_image", "brain1_label", 25, .0027, .0199, .0063, .0033, .0015, .0012, .0012),
		new Case("brain2_image", "brain2_label", 25, .0012, .0006, .0040, .0007, .0004, .0003, .0003),
		new Case("breast1_image", "breast1_label", 25, .0010, .0002, .0007, .0005, .0002, .0002, .0002),
		new Case("synth_image", "synth_label_20k", 25, .0085, .026, .0043, .0064, .0052, .0039, .0036),
		new Case("synth_image", "synth_label_20k", 5, .0091, .026, .019, .0065, .0054, .0041, .0040),
		new Case("synth_image", "synth_label_200k", 25, .076, .51, .028, .054, .049, .035, .033),
		new Case("synth_image", "synth_label_200k", 5, .082, .53, .050, .054, .054, .039, .037),
		new Case("synth_image", "synth_label_2M", 25, .79, 11.2, .27, .61, .63, .35, .34),
		new Case("synth_image", "synth_label_2M", 5, .85, 10.6, .32, .58, .58, .39, .36));

	private final Path folder;
	private final double faster;

	private PeersBenchmark(final Path folder, final double faster) {
		this.folder = folder;
		this.faster = faster;
	}

	/**
	 * Prints a table.
	 *
	 * @param arguments the folder with the cases; how many times faster this machine is than the peer's
	 */
	public static void main(final String[] arguments) {
		final PeersBenchmark benchmark = new PeersBenchmark(Path.of(arguments[0]), arguments.length > 1 ? Double.parseDouble(
			arguments[1]) : 1);
		System.out.println("| case | voxels | " + String.join(" | ", FAMILIES) +
			" | together, 1 thread: CPU | wall | all cores: wall | first run | peer CPU / our CPU | peer / our wall, all cores |");
		System.out.println("|---".repeat(FAMILIES.size() + 8) + "|");
		CASES.forEach(benchmark::report);
	}

	private void report(final Case one) {
		final Volume image = read(one.image);
		final Mask mask = mask(read(one.label));
		final Discretisation bins = new FixedBinSize(one.binWidth, lowest(image, mask, one.binWidth));
		final List<List<FeatureCalculator>> families = families(bins);
		final Timing all = time(image, mask, families.stream().flatMap(List::stream).toList(), 1);
		final StringBuilder line = new StringBuilder("| " + one.label.replace("_label", "") + ", " + (int) one.binWidth + " | " +
			mask.count());
		for (final List<FeatureCalculator> family : families) line.append(ms(time(image, mask, family, 1).cpuMs()));
		final Timing cores = time(image, mask, families.stream().flatMap(List::stream).toList(), 0);
		final double peer = one.peerMs() / faster;
		System.out.println(line + ms(all.cpuMs()) + ms(all.wallMs()) + ms(cores.wallMs()) + ms(all.coldWallMs()) + times(peer / all
			.cpuMs()) + times(peer / cores.wallMs()) + " |");
	}

	private static String ms(final double value) {
		return String.format(Locale.ROOT, " | %.2f", value);
	}

	private static String times(final double value) {
		return String.format(Locale.ROOT, " | %.1f", value);
	}

	private static List<List<FeatureCalculator>> families(final Discretisation bins) {
		final List<Aggregation> averaged = List.of(Aggregation.SPACE_AVERAGED), whole = List.of(Aggregation.SPACE);
		final List<List<FeatureCalculator>> families = new ArrayList<>();
		families.add(List.of(new IbsiStatistics(), new IbsiHistogram(bins)));
		Stream.of(new IbsiMorphology(false), new IbsiCooccurrence(bins, averaged, 1), new IbsiRunLength(bins, averaged),
			new IbsiSizeZone(bins, whole), new IbsiLevelDependence(bins, whole, 1, 0), new IbsiToneDifference(bins, whole, 1)).forEach(
				family -> families.add(List.of(family)));
		return families;
	}

	private static Timing time(final Volume image, final Mask mask, final List<FeatureCalculator> families,
		final int threads)
	{
		final FeatureSet set = new FeatureSet("peers", FeatureSet.SCHEMA_VERSION, "", MaskRule.PIXEL_CENTRE, IntensityScale.STORED,
			new IbsiPreparation(), families, leaveOut(families));
		final int warmUp = (int) Math.max(LEAST_WARM_UP, Math.min(MOST_WARM_UP, WARM_UP_VOXELS / mask.count()));
		return Timing.of(warmUp, Math.max(LEAST_RUNS, Math.min(MOST_RUNS, warmUp)), () -> FeatureExtractor.extract(image, mask, set,
			false, threads, Progress.NONE));
	}

	private static List<String> leaveOut(final List<FeatureCalculator> families) {
		final boolean shape = families.stream().anyMatch(IbsiMorphology.class::isInstance);
		return shape ? NOT_THE_PEERS : List.of();
	}

	private Volume read(final String name) {
		return new NrrdReader().read(folder.resolve(name + ".nrrd"), null);
	}

	private static Mask mask(final Volume labels) {
		final double[] values = Voxels.of(labels);
		final Geometry grid = labels.geometry();
		return Mask.of(grid, (x, y, z) -> values[x + grid.width() * (y + grid.height() * z)] > 0);
	}

	/** The lower edge of the first bin: the multiple of its width below the region's minimum, as the peer has it. */
	private static double lowest(final Volume image, final Mask mask, final double width) {
		return Math.floor(Arrays.stream(RoiCrop.of(image, mask).insideValues()).min().orElseThrow() / width) * width;
	}
}
