package org.radiomate.command;

import ij.ImagePlus;

import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.VoxelBox;
import org.radiomate.feature.VoxelMap;
import org.radiomate.imagej.FilteredImage;
import org.radiomate.imagej.MapImage;
import org.radiomate.imagej.PatientInput;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.ContourRasterizer;
import org.radiomate.volume.Mask;
import org.radiomate.volume.Rasterized;
import org.radiomate.volume.Volume;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows a feature of the neighbourhood of every voxel as an image. */
@Plugin(type = Command.class, label = "Radiomic Feature Map...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Radiomic Feature Map...", weight = 32) })
public final class FeatureMap extends ImageCommand {

	@Parameter(label = "Feature", persist = false,
		description = "A feature's id in the feature set, such as cm_contrast_2D_comb, stat_mean or 45-1Entropy")
	private String feature = "cm_joint_entr_2D_comb";

	@Parameter(label = "Feature set", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI digital phantom",
		"IBSI config A", "IBSI config B", "IBSI config C", "IBSI config D",
		"IBSI config E" }, description = "Where the feature is defined, with which parameters and preprocessing")
	private String featureset = "IBSI 2D";

	@Parameter(label = "Feature set file", persist = false, style = "open", required = false,
		description = "A feature set of your own (JSON) instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Radius", persist = false, min = "1", max = "15", description = "Voxels to each side of the neighbourhood's centre")
	private int radius = 1;

	@Parameter(label = "Neighbourhood", persist = false, choices = { "square in the slice", "cube" },
		description = "Whether voxels of other slices belong to a neighbourhood")
	private String neighbourhood = "square in the slice";

	@Parameter(label = "Region", persist = false, choices = { "contours", "box around the contours", "whole image" },
		description = "Where to compute the map; neighbourhoods end where the region does")
	private String region = "contours";

	@Parameter(label = "Calibration bar", persist = false, description = "Draw a bar that tells the values of the colours, as an overlay")
	private boolean calibrationbar = true;

	@Parameter(label = "Save as", persist = false, style = "save", required = false,
		description = "Where to save the map: NIfTI (.nii, .nii.gz), else TIFF")
	private String savefile = "";

	@Parameter(label = "Feature map", type = ItemIO.OUTPUT)
	private ImagePlus map;

	@Parameter(label = "Map", type = ItemIO.OUTPUT)
	private String result;

	@Parameter(label = "Warnings", type = ItemIO.OUTPUT)
	private String warnings;

	@Override
	void execute(final Progress progress) {
		final FeatureSet set = featureSet(featureset, setfile);
		final String id = set.idOf(required(feature, "feature", "a feature's id, such as cm_contrast_2D_comb"));
		final VoxelBox box = new VoxelBox(radius, isCube());
		final PatientInput input = patient();
		final Volume volume = input.volume();
		final List<String> remarks = new ArrayList<>();
		final Mask mask = mask(input, volume, set, remarks);
		final VoxelMap made = VoxelMap.of(volume, mask, set, id, box, 0, progress);
		remarks.addAll(made.warnings());
		final Volume named = made.map().named(input.name() + " " + id);
		if (!savefile.isBlank()) FilteredImage.save(named, requiredPath(savefile, "savefile"));
		map = MapImage.of(named, made.feature().unit(), made.fullestSlice() + 1, calibrationbar);
		result = sentence(made, box);
		warnings = remarks.isEmpty() ? null : String.join("\n", remarks);
	}

	private boolean isCube() {
		return switch (neighbourhood.trim().toLowerCase(Locale.ROOT)) {
			case "square in the slice" -> false;
			case "cube" -> true;
			default -> throw new ProblemException("'neighbourhood' is '" + neighbourhood + "'. Write square in the slice, or cube.");
		};
	}

	private Mask mask(final PatientInput input, final Volume volume, final FeatureSet set, final List<String> remarks) {
		return switch (region.trim().toLowerCase(Locale.ROOT)) {
			case "contours" -> contoured(input, volume, set, remarks);
			case "box around the contours" -> contoured(input, volume, set, remarks).filledBox();
			case "whole image" -> Mask.of(volume.geometry(), (x, y, z) -> true);
			default -> throw new ProblemException("'region' is '" + region +
				"'. Write contours, box around the contours, or whole image.");
		};
	}

	private static Mask contoured(final PatientInput input, final Volume volume, final FeatureSet set,
		final List<String> remarks)
	{
		final Rasterized mask = ContourRasterizer.rasterize(input.contours(volume).contours(), volume.geometry(), set.maskRule());
		remarks.addAll(mask.warnings());
		return mask.mask();
	}

	private static String sentence(final VoxelMap made, final VoxelBox box) {
		final String mapped = made.feature().id() + " (" + made.feature().displayName() + ") in " + box.describe() + " around each of " +
			made.voxels() + " voxels";
		return made.absent() == 0 ? mapped + "." : mapped + "; absent in " + made.absent() + ", in the first because " + made
			.reason() + ".";
	}
}
