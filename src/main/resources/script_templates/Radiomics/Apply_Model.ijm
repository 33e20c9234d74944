#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ File (label = "Model (.radiomics-model.json)") modelFile
#@ String (label = "Clinical values", value = "", description = "Such as age:62; pT:T3; empty for a radiomics model") clinicalValues

// Applies a trained model to the open image: the probability, and what each variable adds to it.

run("Apply Radiomic Model...", "contours=[" + contours + "] modelfile=[" + modelFile + "] clinicalvalues=[" + clinicalValues + "]");
