package org.radiomate.command;

import ij.measure.ResultsTable;

import org.radiomate.feature.FamilyParameter;
import org.radiomate.feature.FeatureSet;
import org.radiomate.feature.FeatureSetEdit;
import org.radiomate.imagej.Tables;
import org.radiomate.study.FeatureSetTable;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.radiomate.volume.IntensityScale;
import org.radiomate.volume.MaskRule;
import org.radiomate.volume.filter.PreprocessingStep;
import org.radiomate.volume.filter.StepText;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes a feature set of one's own from another one and saves it as a file that every command takes as setfile. */
@Plugin(type = Command.class, label = "Edit Radiomic Feature Set...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Edit Radiomic Feature Set...", weight = 34) })
public final class EditFeatureSet extends DialogCommand {

	private static final String AS_IS = "as in the set";

	@Parameter(label = "Start from", persist = false, choices = { "IBEX 352", "IBEX 353", "IBEX 430", "IBEX 2017",
		"IBEX signature 11", "IBSI 2D", "IBSI 2.5D", "IBSI 3D", "IBSI digital phantom",
		"IBSI config A", "IBSI config B", "IBSI config C", "IBSI config D",
		"IBSI config E" },
		description = "The built-in feature set to start from")
	private String featureset = "IBEX 352";

	@Parameter(label = "Or from file", persist = false, style = "open", required = false,
		description = "A feature set file (JSON) to start from instead of a built-in one")
	private String setfile = "";

	@Parameter(label = "Name", persist = false, required = false, description = "The new set's name; the name of the saved file if left empty")
	private String setname = "";

	@Parameter(label = "Purpose", persist = false, required = false, description = "A sentence on what the set is for; kept in the file")
	private String purpose = "";

	@Parameter(label = "Mask rule", persist = false, choices = { AS_IS, "ibex-outline", "pixel-centre" },
		description = "Which pixels belong to an outline: IBEX's rule with the pixels under the line, or those whose centre is inside")
	private String maskrule = AS_IS;

	@Parameter(label = "Intensity scale", persist = false, choices = { AS_IS, "CT", "stored" },
		description = "What the intensities must be: HU, or the values as they are stored")
	private String intensityscale = AS_IS;

	@Parameter(label = "Preprocessing", persist = false, required = false,
		description = "Steps in order, such as gaussian sigma 1.5 mm 3d; threshold -50 200 hu; erode 1 mm (none: no step; empty: as in the set)")
	private String steps = "";

	@Parameter(label = "GLCM directions", persist = false, required = false,
		description = "Co-occurrence directions in degrees, such as 0 45 90 135 (empty: as in the set)")
	private String glcmdirections = "";

	@Parameter(label = "GLCM offsets", persist = false, required = false,
		description = "Co-occurrence distances in pixels, such as 1 4 7 (empty: as in the set)")
	private String offsets = "";

	@Parameter(label = "GLRLM directions", persist = false, required = false,
		description = "Run-length directions in degrees, such as 0 90 (empty: as in the set)")
	private String glrlmdirections = "";

	@Parameter(label = "Gray levels", persist = false, required = false,
		description = "Lowest and highest value and number of levels, such as 0 2100 100; CT values are HU + 1000 (empty: as in the set)")
	private String graylevels = "";

	@Parameter(label = "Non-uniformities", persist = false, choices = { AS_IS, "undivided", "divided by voxels" },
		description = "Run-length non-uniformities as in IBSI, or divided by the number of voxels as in IBEX since 2017-08-08")
	private String nonuniformity = AS_IS;

	@Parameter(label = "Aggregates", persist = false, choices = { AS_IS, "with", "without" },
		description = "The columns -333 of all directions together")
	private String aggregates = AS_IS;

	@Parameter(label = "IBSI discretisation", persist = false, required = false,
		description = "Gray levels of IBSI families: bins of 25 from -1000 (width and lowest intensity), 32 bins, or none (empty: as in the set)")
	private String discretisation = "";

	@Parameter(label = "IBSI volume histogram", persist = false, required = false,
		description = "Its own discretisation and range: none, none in -500 400, bins of 2.5 from -1000, or 1000 bins (empty: as in the set)")
	private String volumehistogram = "";

	@Parameter(label = "IBSI aggregations", persist = false, required = false,
		description = "With directions 2D:avg 2D:smrg 2.5D:dmrg 2.5D:vmrg 3D:avg 3D:mrg, without 2D 2.5D 3D (empty: as in the set)")
	private String aggregations = "";

	@Parameter(label = "IBSI distance", persist = false, required = false,
		description = "Distance of neighbours in voxels, such as 1 (empty: as in the set)")
	private String distance = "";

	@Parameter(label = "Keep features", persist = false, required = false,
		description = "Ids or patterns, such as *Entropy; 45-* (empty: as in the set)")
	private String keep = "";

	@Parameter(label = "Leave out features", persist = false, required = false,
		description = "Ids or patterns of features not wanted, such as NumberOfObjects; *Variance")
	private String leaveout = "";

	@Parameter(label = "Save as", persist = false, style = "save", description = "The new feature set's file (JSON)")
	private String savefile = "";

	@Parameter(label = "Feature set features", type = ItemIO.OUTPUT)
	private ResultsTable features;

	@Parameter(label = "Feature set", type = ItemIO.OUTPUT)
	private String description;

	@Override
	void execute(final Progress progress) {
		final Path file = jsonFile(savefile);
		final FeatureSet base = featureSet(featureset, setfile);
		final FeatureSet edited = edit(base, file).applyTo(base);
		edited.write(file);
		features = Tables.of(FeatureSetTable.of(edited));
		description = edited.describe();
	}

	private static Path jsonFile(final String text) {
		final Path path = requiredPath(text, "savefile");
		final String name = path.getFileName().toString();
		return name.contains(".") ? path : path.resolveSibling(name + ".json");
	}

	private FeatureSetEdit edit(final FeatureSet base, final Path file) {
		return new FeatureSetEdit(name(file), purpose.isBlank() ? "From " + base.name() + "." : purpose.trim(), maskrule.equals(
			AS_IS) ? null : MaskRule.ofFileName(maskrule), intensityscale.equals(AS_IS) ? null : IntensityScale.ofFileName(
				intensityscale), parsedSteps(), parameters(), patterns(keep), patterns(leaveout));
	}

	private String name(final Path file) {
		final String name = setname.isBlank() ? file.getFileName().toString().replaceFirst("\\.json$", "") : setname.trim();
		if (FeatureSet.builtInNames().contains(name)) throw new ProblemException("'" + name +
			"' is a built-in feature set; give the new one another name as 'setname'.");
		return name;
	}

	private List<PreprocessingStep> parsedSteps() {
		return steps.isBlank() ? null : StepText.parse(steps);
	}

	private Map<FamilyParameter, String> parameters() {
		final Map<FamilyParameter, String> changes = new EnumMap<>(FamilyParameter.class);
		put(changes, FamilyParameter.GLCM_DIRECTIONS, glcmdirections);
		put(changes, FamilyParameter.OFFSETS, offsets);
		put(changes, FamilyParameter.GLRLM_DIRECTIONS, glrlmdirections);
		put(changes, FamilyParameter.GRAY_LEVELS, graylevels);
		put(changes, FamilyParameter.NONUNIFORMITY, nonuniformity);
		put(changes, FamilyParameter.AGGREGATES, aggregates);
		put(changes, FamilyParameter.DISCRETISATION, discretisation);
		put(changes, FamilyParameter.VOLUME_HISTOGRAM, volumehistogram);
		put(changes, FamilyParameter.AGGREGATIONS, aggregations);
		put(changes, FamilyParameter.DISTANCE, distance);
		return changes;
	}

	private static void put(final Map<FamilyParameter, String> changes, final FamilyParameter parameter, final String text) {
		if (!text.isBlank() && !text.equals(AS_IS)) changes.put(parameter, text.trim());
	}

	private static List<String> patterns(final String text) {
		return Arrays.stream(text.split(";")).map(String::trim).filter(part -> !part.isEmpty()).toList();
	}
}
