#@ ImagePlus (label = "Image") image
#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ File (label = "Model (.radiomics-model.json)") modelFile
#@ String (label = "Clinical values", value = "", description = "Such as age:62; pT:T3; empty for a radiomics model") clinicalValues
#@ CommandService commands

// Applies a trained model to the open image: the probability, and what each variable adds to it.

var ApplyModel = Java.type("org.radiomate.command.ApplyModel");

var application = commands.run(ApplyModel.class, true,
	"image", image,
	"contours", contours,
	"modelfile", modelFile.getPath(),
	"clinicalvalues", clinicalValues).get();
if (application.isCanceled()) throw new Error(application.getCancelReason());

print(application.getOutput("probability"));
print(application.getOutput("result"));
