#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430", "IBSI 3D"}) featureSet
#@ CommandService commands

// Extracts the radiomic features of the open image inside its contours, and shows them as a table.

var ExtractFeatures = Java.type("org.radiomate.command.ExtractFeatures");

var extraction = commands.run(ExtractFeatures.class, true,
	"image", image,
	"contours", contours,
	"featureset", featureSet).get();
if (extraction.isCanceled()) throw new Error(extraction.getCancelReason());

var table = extraction.getOutput("features");
print((table.getLastColumn() + 1) + " columns");
