#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ File (label = "Model (.radiomics-model.json)") modelFile
#@ String (label = "Clinical values", value = "", description = "Such as age:62; pT:T3; empty for a radiomics model") clinicalValues
#@ CommandService commands

// Applies a trained model to the open image: the probability, and what each variable adds to it.

import org.radiomate.command.ApplyModel

application = commands.run(ApplyModel, true,
	"image", image,
	"contours", contours,
	"modelfile", modelFile.path,
	"clinicalvalues", clinicalValues).get()
if (application.isCanceled()) throw new RuntimeException(application.cancelReason)

println application.getOutput("probability")
println application.getOutput("result")
