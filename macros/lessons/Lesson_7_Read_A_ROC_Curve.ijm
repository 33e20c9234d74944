// Lesson 7: reading a ROC curve (15 minutes)
//
// Objective: make a ROC curve, its AUC and DeLong's test by counting, and see that the program's figures are the same.
// Run it with Macros > Run Macro in this window. It needs no files; what it writes goes into a new temporary folder.

model = "radiomics"; // or clinical, integrated
other = "clinical";  // the model to compare it with

folder = getArgument();
if (folder == "") folder = getDirectory("temp") + "radiomate-lesson-7-" + d2s(getTime(), 0);
print("\n=== Lesson 7: reading a ROC curve ===");

// Step 1: predictions. The study of lesson 6 gives each of its 17 validation patients a probability by each model. Only
// validation patients count here, because the models know the others.
run("Simulated Radiomics Study...", "patients=55 seed=10 outputdir=[" + folder + "/data]");
run("Run Radiomics Pipeline...", "manifest=[" + folder + "/data/study.csv] clinicaltable=[" + folder +
	"/data/clinical.csv] outcome=recurrence variables=[age; gender:Female|Male; pT:T1<T2<T3<T4a; pN:N0<N1<N2; " +
	"differentiation:Low<Middle<High; pTNM:IB<IIA<IIB<IIIA<IIIB] seed=1 outputdir=[" + folder + "/study]");
lines = split(File.openAsString(folder + "/study/predictions.csv"), "\n");
outcome = column("outcome");
score = column(model);
rival = column(other);

// Step 2: thresholds. Call every patient with at least this probability positive, and count. Lowering the threshold finds
// more of the positives (sensitivity) and lets more of the negatives through (1 - specificity). The curve shows all
// thresholds at once, so that a model is not judged by one of them.
thresholds = Array.reverse(Array.sort(Array.copy(score)));
table = "Lesson 7";
Table.create(table);
x = newArray(1);
y = newArray(1);
for (t = 0; t < thresholds.length; t++) {
	truePositives = 0;
	falsePositives = 0;
	for (i = 0; i < score.length; i++) {
		if (score[i] >= thresholds[t] && outcome[i] == 1) truePositives++;
		if (score[i] >= thresholds[t] && outcome[i] == 0) falsePositives++;
	}
	sensitivity = truePositives / count(1);
	specificity = 1 - falsePositives / count(0);
	Table.set("threshold", t, thresholds[t], table);
	Table.set("sensitivity", t, sensitivity, table);
	Table.set("specificity", t, specificity, table);
	Table.set("youden", t, sensitivity + specificity - 1, table);
	x = Array.concat(x, 1 - specificity);
	y = Array.concat(y, sensitivity);
}
Table.update(table);
Plot.create("ROC curve of the " + model + " model", "1 - specificity", "sensitivity");
Plot.setLimits(0, 1, 0, 1);
Plot.setColor("gray");
Plot.drawLine(0, 0, 1, 1);
Plot.setColor("blue");
Plot.setLineWidth(2);
Plot.add("line", x, y);
Plot.add("circle", x, y);
Plot.show();

// Step 3: the AUC without a curve. It is the share of pairs of one positive and one negative patient in which the positive
// one has the higher probability; a tie counts one half. So 0.5 is a coin and 1 a perfect order.
area = placements(score, 1);
auc = mean(area);

// Step 4: DeLong's test. How far a patient beats the other class varies from patient to patient; that gives the variance
// of the difference of two AUCs on the same patients, and z is the difference in units of its standard error. Without it a
// difference of 17 patients' AUCs says nothing.
rivalArea = placements(rival, 1);
rivalAuc = mean(rivalArea);
variance = varianceOfDifference(1) / count(1) + varianceOfDifference(0) / count(0);
z = (auc - rivalAuc) / sqrt(variance);

print("Counted by this macro from " + count(1) + " positives and " + count(0) + " negatives:");
print("AUC of the " + model + " model " + d2s(auc, 6) + ", of the " + other + " model " + d2s(rivalAuc, 6) + ", z " +
	d2s(z, 6));
print("By the program:");
tests = "Radiomics Comparisons";
for (i = 0; i < Table.size(tests); i++) {
	a = Table.getString("model_a", i, tests);
	b = Table.getString("model_b", i, tests);
	pair = (a == model && b == other) || (a == other && b == model);
	if (pair && Table.getString("cohort", i, tests) == "validation") {
		print("AUC of the " + a + " model " + d2s(Table.get("auc_a", i, tests), 6) + ", of the " + b + " model " +
			d2s(Table.get("auc_b", i, tests), 6) + ", z " + d2s(Table.get("z", i, tests), 6) + ", P " +
			d2s(Table.get("p", i, tests), 3));
	}
}

// Expected: AUCs of 0.930556 and 0.583333 and z = 1.980628 both ways. The curve goes up in steps of 1/9 (a positive) and to
// the right in steps of 1/8 (a negative).
print("Learned: a ROC curve is counting. Up is a positive found, right is a false alarm, and the area is the share of " +
	"pairs in the right order. With " + score.length + " patients every step is large, and so is the standard error.");

// Adapt it: another pair of models above, or your own predictions.csv in place of the study's.
//
// Exercise: in the table "Lesson 7", find the threshold with the highest Youden index (sensitivity + specificity - 1). May you
// report its sensitivity and specificity as the model's performance?
// Solution: 0.633, with a sensitivity of 0.889 and a specificity of 1. No: a threshold chosen on these patients is fitted to
// them. Choose it on the training cohort (threshold=youden in "Run Radiomics Pipeline..." does) and report what it gives here.

// A column of the predictions, validation patients only.
function column(name) {
	titles = split(lines[0], ",");
	k = 0;
	while (titles[k] != name) k++;
	values = newArray(0);
	for (i = 1; i < lines.length; i++) {
		cells = split(lines[i], ",");
		if (cells[1] == "validation") values = Array.concat(values, parseFloat(cells[k]));
	}
	return values;
}

// How many patients have an outcome.
function count(label) {
	n = 0;
	for (i = 0; i < outcome.length; i++) if (outcome[i] == label) n++;
	return n;
}

// For each patient with an outcome: the share of the other patients that stand on the right side of it.
function placements(values, label) {
	shares = newArray(0);
	for (i = 0; i < values.length; i++) {
		if (outcome[i] == label) {
			right = 0;
			for (j = 0; j < values.length; j++) {
				if (outcome[j] != label) {
					if (values[i] == values[j]) right += 0.5;
					else if ((values[i] > values[j]) == (label == 1)) right++;
				}
			}
			shares = Array.concat(shares, right / count(1 - label));
		}
	}
	return shares;
}

function varianceOfDifference(label) {
	a = placements(score, label);
	b = placements(rival, label);
	for (i = 0; i < a.length; i++) a[i] = a[i] - b[i];
	Array.getStatistics(a, least, most, average, deviation);
	return deviation * deviation;
}

function mean(values) {
	Array.getStatistics(values, least, most, average);
	return average;
}
