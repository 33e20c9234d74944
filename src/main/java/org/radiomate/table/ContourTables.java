package org.radiomate.table;

import org.radiomate.task.ProblemException;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Geometry;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.contour.CheckedSlice;
import org.radiomate.volume.contour.CleanedSlice;
import org.radiomate.volume.contour.InscribedCircle;
import org.radiomate.volume.contour.InterpolatedSlice;
import org.radiomate.volume.contour.ReaderPair;

import java.util.ArrayList;
import java.util.List;

/** What was found in contours or done to them, as tables. Slices are counted from 1, as ImageJ does. */
public final class ContourTables {

	private ContourTables() {}

	/**
	 * One row for every structure of a file. Voxels are those whose centre lies inside, also for outlines; empty, with the reason,
	 * where these do not fit the image, and so are the others of a structure that cannot be used on it.
	 */
	public static CsvTable structures(final List<ContourSet> sets, final Geometry grid) {
		final List<List<String>> rows = new ArrayList<>();
		for (final ContourSet set : sets) {
			String contours = "", slices = "", voxels = "", remark = "";
			try {
				contours = count(set.contours().size());
				slices = Long.toString(set.sliceCount());
				voxels = Long.toString(ContourRasterizer.rasterize(set.contours(), grid, MaskRule.PIXEL_CENTRE).mask().count());
			}
			catch (final ProblemException e) {
				remark = e.getMessage();
			}
			rows.add(List.of(set.structure(), set.reader(), set.repeat(), contours, slices, voxels, remark));
		}
		return new CsvTable("structures", List.of("structure", "reader", "repeat", "contours", "slices", "voxels", "remark"),
			rows);
	}

	/** One row for every slice between drawn ones. */
	public static CsvTable interpolated(final String structure, final List<InterpolatedSlice> slices, final Geometry grid) {
		final List<List<String>> rows = new ArrayList<>();
		for (final InterpolatedSlice slice : slices) {
			rows.add(List.of(structure, slice(slice.slice()), slice(slice.before()), slice(slice.after()), count(slice.pixels()),
				area(slice.pixels(), grid), slice.remark()));
		}
		return new CsvTable("interpolated slices", List.of("structure", "slice", "drawn_before", "drawn_after", "voxels",
			"area_mm2", "remark"), rows);
	}

	/** One row for every slice of every reading. */
	public static CsvTable findings(final List<CheckedSlice> slices) {
		final List<List<String>> rows = new ArrayList<>();
		for (final CheckedSlice slice : slices) {
			final InscribedCircle circle = slice.thickest();
			rows.add(List.of(slice.structure(), slice.reader(), slice.repeat(), slice.slice() < 0 ? "" : slice(slice.slice()),
				count(slice.contours()), count(slice.voxels()), number(slice.areaMm2()), number(slice.airPercent()), number(slice
					.fatPercent()), number(slice.bonePercent()), slice.outsideBody() < 0 ? "" : count(slice.outsideBody()),
				circle == null ? "" : number(circle.diameterMm()), circle == null ? "" : number(circle.x()), circle == null ? ""
					: number(circle.y()), String.join("; ", slice.findings())));
		}
		return new CsvTable("contour findings", List.of("structure", "reader", "repeat", "slice", "contours", "voxels",
			"area_mm2", "air_percent", "fat_percent", "bone_percent", "voxels_outside_body", "thickness_mm", "thickness_x",
			"thickness_y", "findings"), rows);
	}

	/** For every two readings one row for the whole, whose slice is empty, and one for each slice. */
	public static CsvTable agreement(final List<ReaderPair> pairs) {
		final List<List<String>> rows = new ArrayList<>();
		for (final ReaderPair pair : pairs) {
			final List<String> who = List.of(pair.first().structure(), pair.first().reader(), pair.first().repeat(), pair
				.second().reader(), pair.second().repeat());
			rows.add(row(who, "", number(pair.whole().dice()), number(pair.whole().hausdorffMm()), number(pair.whole()
				.hausdorff95Mm()), number(pair.whole().meanSurfaceDistanceMm())));
			for (int i = 0; i < pair.diceOfSlices().length; i++) {
				rows.add(row(who, slice(pair.firstSlice() + i), number(pair.diceOfSlices()[i]), "", "", ""));
			}
		}
		return new CsvTable("reader agreement of contours", List.of("structure", "reader", "repeat", "other_reader",
			"other_repeat", "slice", "dice", "hausdorff_mm", "hausdorff95_mm", "mean_surface_distance_mm"), rows);
	}

	/** One row for every drawn slice. */
	public static CsvTable cleaned(final ContourSet set, final List<CleanedSlice> slices, final Geometry grid) {
		final List<List<String>> rows = new ArrayList<>();
		for (final CleanedSlice slice : slices) {
			rows.add(List.of(set.structure(), slice(slice.slice()), count(slice.before()), count(slice.tooLow()), count(slice
				.tooHigh()), count(slice.opened()), count(slice.filled()), count(slice.small()), count(slice.after()), area(slice
					.after(), grid), slice.after() == 0 ? "nothing is left: the slice was removed" : ""));
		}
		return new CsvTable("cleaned slices", List.of("structure", "slice", "voxels_before", "too_low", "too_high",
			"opened", "filled", "in_small_pieces", "voxels_after", "area_mm2", "remark"), rows);
	}

	private static List<String> row(final List<String> beginning, final String... cells) {
		final List<String> row = new ArrayList<>(beginning);
		row.addAll(List.of(cells));
		return row;
	}

	private static String slice(final int zeroBased) {
		return Integer.toString(zeroBased + 1);
	}

	private static String count(final int number) {
		return Integer.toString(number);
	}

	private static String area(final int pixels, final Geometry grid) {
		return number(pixels * grid.spacingXMm() * grid.spacingYMm());
	}

	private static String number(final double value) {
		return CsvTable.number(value);
	}
}
