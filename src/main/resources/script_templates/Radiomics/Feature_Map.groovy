#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature", value = "cm_joint_entr_2D_comb", description = "A feature of the set IBSI 2D") feature
#@ Integer (label = "Radius (voxels)", value = 2, min = 1, max = 15) radius
#@ CommandService commands

// Shows where in the tumour a feature is high: its value in the neighbourhood of each voxel, as an image.

import org.radiomate.command.FeatureMap

mapping = commands.run(FeatureMap, true,
	"image", image,
	"contours", contours,
	"feature", feature,
	"featureset", "IBSI 2D",
	"radius", radius).get()
if (mapping.isCanceled()) throw new RuntimeException(mapping.cancelReason)

featureMap = mapping.getOutput("map") // an image: its processor has the values
println mapping.getOutput("result")
