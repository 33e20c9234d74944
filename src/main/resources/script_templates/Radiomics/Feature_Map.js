#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature", value = "cm_joint_entr_2D_comb", description = "A feature of the set IBSI 2D") feature
#@ Integer (label = "Radius (voxels)", value = 2, min = 1, max = 15) radius
#@ CommandService commands

// Shows where in the tumour a feature is high: its value in the neighbourhood of each voxel, as an image.

var FeatureMap = Java.type("org.radiomate.command.FeatureMap");

var mapping = commands.run(FeatureMap.class, true,
	"image", image,
	"contours", contours,
	"feature", feature,
	"featureset", "IBSI 2D",
	"radius", radius).get();
if (mapping.isCanceled()) throw new Error(mapping.getCancelReason());

var featureMap = mapping.getOutput("map"); // an image: its processor has the values
print(mapping.getOutput("result"));
