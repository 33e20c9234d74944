// Lesson 5: overfitting with 352 features and 20 patients (10 minutes)
//
// Objective: see a model that looks excellent on data in which there is nothing to find, and which figure tells the truth.
// Run it with Macros > Run Macro in this window. It needs no files; what it writes goes into a new temporary folder.

effect = 0;     // what the images know of the outcome: 0 nothing at all, 1 as in a real study
patients = 120;
training = 20;  // how many of them the model learns from
features = 8;   // how many features the model gets
splits = 5;

folder = getArgument();
if (folder == "") folder = getDirectory("temp") + "radiomate-lesson-5-" + d2s(getTime(), 0);
print("\n=== Lesson 5: overfitting ===");

// Step 1: simulated patients whose outcome is a coin toss, so that we know the truth: an honest AUC is about 0.5.
run("Simulated Radiomics Study...", "patients=" + patients + " seed=1 effect=" + effect + " outputdir=[" + folder + "]");
run("Extract Radiomics Study...", "manifest=[" + folder + "/study.csv] outputdir=[" + folder + "]");
tables = "featuretable=[" + folder + "/features.csv] clinicaltable=[" + folder + "/clinical.csv] outcome=recurrence";

// Step 2: train on 20, test on the others; several splits, because one may be luck. The model gets the features with the
// smallest P among the training patients. With 352 to choose from, some look good by chance alone.
table = "Lesson 5";
Table.create(table);
for (s = 0; s < splits; s++) {
	cell = folder + "/split" + (s + 1);
	run("Split Cohort...", "clinicaltable=[" + folder + "/clinical.csv] outcome=recurrence fraction=" + training / patients +
		" seed=" + (s + 1) + " outputdir=[" + cell + "]");
	study = tables + " splitfile=[" + cell + "/split.csv]";
	run("Select Radiomic Features...", study + " outputdir=[" + cell + "]");
	File.saveString("feature\n" + smallestP(cell + "/univariate.csv"), cell + "/best.csv");
	run("Train Radiomic Models...", study + " selectedfile=[" + cell + "/best.csv] learner=firth outputdir=[" + cell + "]");
	run("Evaluate Radiomic Models...", study + " modeldir=[" + cell + "/models] bootstrap=0 outputdir=[" + cell + "]");
	Table.set("split", s, s + 1, table);
	Table.set("training AUC", s, Table.get("auc", 0, "Radiomics Metrics"), table);
	Table.set("validation AUC", s, Table.get("auc", 1, "Radiomics Metrics"), table);
}
Table.update(table);

// Step 3: the way without patients to spare. Nested cross-validation repeats everything that looks at the outcome, selection
// included, and asks patients that none of it has seen.
run("Resample Radiomic Models...", tables + " method=[nested cross-validation] cohort=all rule=minimum learner=firth" +
	" repeats=10 outputdir=[" + folder + "]");

// Expected: in training the model separates the classes nearly perfectly; on patients that it never saw it is a coin. The
// program's own lasso, in the lines above, mostly selects nothing at all, which is the right answer here.
print("What to see:");
learnt = Table.getColumn("training AUC", table);
fresh = Table.getColumn("validation AUC", table);
for (s = 0; s < splits; s++) {
	print("Split " + (s + 1) + ": AUC " + d2s(learnt[s], 2) + " in training, " + d2s(fresh[s], 2) + " in validation");
}
Array.getStatistics(learnt, least, most, learntMean);
Array.getStatistics(fresh, least, most, freshMean);
print("Mean of the splits: " + d2s(learntMean, 2) + " in training, " + d2s(freshMean, 2) + " in validation");
honest = "Radiomics Resampled performance";
print("Nested cross-validation of all " + patients + ": median " + d2s(Table.get("auc_median", 0, honest), 2) + ", from " +
	d2s(Table.get("auc_lowest", 0, honest), 2) + " to " + d2s(Table.get("auc_highest", 0, honest), 2));
print("Learned: with 352 features to choose from, 20 patients can always be explained, even where there is nothing to " +
	"explain. Believe only what was measured on patients whom no step has seen.");

// Adapt it: other numbers above; features = 2 overfits less.
//
// Exercise: predict both means for training = 90, then run it. Which one moves, and why?
// Solution: the training mean falls to about 0.68, as 8 features cannot follow 90 coin tosses; validation stays near 0.5
// (0.55; the single splits, of 30 patients each, from 0.44 to 0.68), as there still is nothing to find. Here more patients
// make the training figure more honest, not the model better.

// The names of the features with the smallest P values of a table, one a line.
function smallestP(file) {
	lines = split(File.openAsString(file), "\n");
	titles = split(lines[0], ",");
	column = 0;
	while (titles[column] != "p") column++;
	names = newArray(lines.length - 1);
	p = newArray(lines.length - 1);
	for (i = 0; i < p.length; i++) {
		cells = split(lines[i + 1], ",");
		names[i] = cells[0];
		p[i] = parseFloat(cells[column]);
	}
	order = Array.rankPositions(p);
	text = "";
	for (i = 0; i < features; i++) text += names[order[i]] + "\n";
	return text;
}
