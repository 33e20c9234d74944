#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature", value = "45-1Contrast", description = "A feature of the set IBEX 430") feature
#@ CommandService commands

// Shows what a feature is computed from: mask, gray levels, and the matrix as image and table.

var ShowMatrix = Java.type("org.radiomate.command.ShowMatrix");

var inspection = commands.run(ShowMatrix.class, true,
	"image", image,
	"contours", contours,
	"feature", feature,
	"featureset", "IBEX 430").get();
if (inspection.isCanceled()) throw new Error(inspection.getCancelReason());

print(inspection.getOutput("explanation"));
