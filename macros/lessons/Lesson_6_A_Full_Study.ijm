// Lesson 6: a full study (15 minutes)
//
// Objective: run every step from contours to a validated model with one command, read its result in the right order, and
// apply the model to a patient.
// Run it with Macros > Run Macro in this window. It needs no files; what it writes goes into a new temporary folder.

effect = 1; // 1: the outcome shows in the images as in a real study; 0: not at all
seed = 1;   // of the split into training and validation, and of the folds

folder = getArgument();
if (folder == "") folder = getDirectory("temp") + "radiomate-lesson-6-" + d2s(getTime(), 0);
print("\n=== Lesson 6: a full study ===");

// Step 1: the data. 55 simulated patients: CT stacks, contours of two readers, and a clinical table. Everything that a real
// study has, but with the truth known (data/truth.json; look there last).
data = folder + "/data";
study = folder + "/study";
run("Simulated Radiomics Study...", "patients=55 seed=10 effect=" + effect + " outputdir=[" + data + "]");

// Step 2: all steps. Extraction, reader agreement, split 7:3, selection and training on the training cohort alone, and
// evaluation on both cohorts. The variables are written out, so that nothing has to guess the order of levels, and the seed
// is given, so that the study can be repeated to the byte.
run("Run Radiomics Pipeline...", "manifest=[" + data + "/study.csv] clinicaltable=[" + data +
	"/clinical.csv] outcome=recurrence variables=[age; gender:Female|Male; pT:T1<T2<T3<T4a; pN:N0<N1<N2; " +
	"differentiation:Low<Middle<High; pTNM:IB<IIA<IIB<IIIA<IIIB] seed=" + seed + " outputdir=[" + study + "]");

// Step 3: apply the model to a patient who is in no table, as one would in the clinic.
run("Apply Radiomic Model...", "modelfile=[" + study + "/models/integrated.radiomics-model.json] imagefile=[" + data +
	"/new-patient/SIM056.zip] contourfile=[" + data + "/new-patient/SIM056_reader1.zip] clinicalvalues=[age:67; " +
	"gender:Female; pT:T2; pN:N0; differentiation:High; pTNM:IIA]");

// Step 4: read the answer in this order: what was selected (is it plausible?), how the models do on patients they never saw
// (the training figures flatter), and how wide the interval is (few patients, wide interval).
print("What to see:");
selected = "Radiomics Selected features";
for (i = 0; i < Table.size(selected); i++) print("Selected: " + Table.getString("feature", i, selected));
metrics = "Radiomics Metrics";
for (i = 0; i < Table.size(metrics); i++) {
	print(Table.getString("model", i, metrics) + ", " + Table.getString("cohort", i, metrics) + ": AUC " +
		d2s(Table.get("auc", i, metrics), 2) + " (" + d2s(Table.get("auc_lower", i, metrics), 2) + " to " +
		d2s(Table.get("auc_upper", i, metrics), 2) + ")");
}

// Expected: two features, 135-1Correlation and Max3DDiameter: texture and size, which is what was planted. The radiomics and
// the integrated model do well on the 17 validation patients, the clinical one hardly better than chance, and all
// intervals are wide. The new patient gets a probability, and each variable's share of it.
print("The report is " + study + "/report.html; open it in a browser.");
print("Learned: one command does the whole study and keeps validation patients out of every step that learns. Read the " +
	"validation figure with its interval; the training figure only shows that something was fitted.");

// Adapt it: your own study.csv and clinical.csv in step 2; "Run Radiomics Pipeline..." in the menu has the same fields.
//
// Exercise: run the lesson with effect = 0, when the outcome is a coin toss. What is selected, and what does the report say?
// Solution: no feature passes the test, and the radiomics model gives everybody the same probability, AUC 0.5; the integrated
// model is the clinical one. That one has an AUC of 0.82 in training and 0.67 (0.39 to 0.94) in validation: six variables fit
// chance in 38 patients, and the interval says that 17 patients cannot tell it from a coin. The report says all this.
