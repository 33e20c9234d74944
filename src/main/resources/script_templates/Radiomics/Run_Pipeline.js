#@ File (label = "Manifest (study.csv)") manifestFile
#@ File (label = "Clinical table") clinicalFile
#@ String (label = "Outcome", value = "recurrence") outcome
#@ String (label = "Clinical variables", value = "age; gender:Female|Male", description = "A number, levels in order with <, levels without order with |") variables
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430"}) featureSet
#@ Integer (label = "Seed", value = 1) seed
#@ File (label = "Output folder", style = "directory") outputFolder
#@ CommandService commands

// Runs a whole study: extraction, reader agreement, split, selection, three models, evaluation and report.
// Parameters that are not named here take their defaults.

var RunPipeline = Java.type("org.radiomate.command.RunPipeline");

var pipeline = commands.run(RunPipeline.class, true,
	"manifest", manifestFile.getPath(),
	"clinicaltable", clinicalFile.getPath(),
	"outcome", outcome,
	"variables", variables,
	"featureset", featureSet,
	"seed", seed,
	"outputdir", outputFolder.getPath()).get();
if (pipeline.isCanceled()) throw new Error(pipeline.getCancelReason());

print(pipeline.getOutput("study"));
