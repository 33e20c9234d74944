// Lesson 4: two readers (10 minutes)
//
// Objective: see which features two readers of the same images do not agree on, and why they are left out before modelling.
// Run it with Macros > Run Macro in this window. It needs no files; what it writes goes into a new temporary folder.

patients = 40; // a quarter of them, but at least ten, are outlined twice by reader 1 and once by reader 2
cutoff = 0.75;

folder = getArgument();
if (folder == "") folder = getDirectory("temp") + "radiomate-lesson-4-" + d2s(getTime(), 0);
print("\n=== Lesson 4: two readers ===");

// Step 1: a simulated study. Its readers draw the same tumours a little differently, as people do; a feature that follows
// the pen more than the tumour cannot predict anything for a third reader.
run("Simulated Radiomics Study...", "patients=" + patients + " seed=1 outputdir=[" + folder + "]");
run("Extract Radiomics Study...", "manifest=[" + folder + "/study.csv] outputdir=[" + folder + "]");

// Step 2: the intraclass correlation, the share of a feature's variance that comes from the patients and not from who drew.
// 1 is perfect agreement. A feature is kept if it is above the cutoff both within reader 1 and between the readers. No
// outcome is looked at, so this step cannot favour features that happen to predict.
run("Reader Agreement (ICC)...", "featuretable=[" + folder + "/features.csv] form=[ICC(2,1)] cutoff=" + cutoff +
	" outputdir=[" + folder + "]");

// Step 3: which kinds of features fall? One bad feature may be chance, a bad kind has a reason.
kinds = newArray("size", "high percentiles", "low percentiles", "how often levels meet", "squares of differences",
	"third and fourth powers");
patterns = newArray("(Volume|Mass|SurfaceArea|NumberOfVoxel|Max3DDiameter)", "(75|80|85|90|95)Percentile",
	"(5|10|15|20|25)Percentile", "[0-9]+-[147](Energy|Entropy|MaxProbability)", "[0-9]+-[147](Contrast|Variance)",
	"[0-9]+-[147]Cluster(Shade|Prominence)");
agreement = "Radiomics Agreement";
table = "Lesson 4";
Table.create(table);
for (k = 0; k < kinds.length; k++) {
	all = 0;
	kept = 0;
	sum = 0;
	for (i = 0; i < Table.size(agreement); i++) {
		if (matches(Table.getString("feature", i, agreement), patterns[k])) {
			all++;
			sum += Table.get("inter_icc", i, agreement);
			if (Table.getString("kept", i, agreement) == "yes") kept++;
		}
	}
	Table.set("kind", k, kinds[k], table);
	Table.set("features", k, all, table);
	Table.set("kept", k, kept, table);
	Table.set("mean ICC between readers", k, sum / all, table);
	print(kinds[k] + ": " + kept + " of " + all + " kept, mean ICC between readers " + d2s(sum / all, 2));
}
Table.update(table);

// Step 4: look at two. Each point is a patient: across, the value by reader 1, up, that by reader 2. On the line they agree.
// The ICC is high if the points lie near the line compared with how far they spread along it.
plotReaders("95Percentile");
plotReaders("5Percentile");

// Expected: 214 of 352 features are kept. Size and high percentiles stay, low percentiles fall: the tumour lies in fat, and
// a pen that goes one voxel outside brings in a few very dark voxels. They are the low percentiles; squares and higher
// powers weigh them more than all the others. Features that only ask how often levels meet hardly notice a few voxels.
print("Learned: features differ in how much they follow the reader's hand: those that a few voxels at the border decide " +
	"fall below " + cutoff + ". They are left out before anybody looks at the outcome; a model on them would not survive " +
	"the next reader.");

// Adapt it: your own features.csv in step 2, with the columns patient, reader and repeat; another form of ICC.
//
// Exercise: run the lesson with cutoff = 0.9. How many features are kept? Does a stricter cutoff make the study better?
// Solution: 86 of 352. Not by itself: agreement is needed, but a feature can be repeated perfectly and say nothing about
// the outcome. The cutoff must be chosen before the models are seen.

// Plots a feature's values by reader 2 against those by reader 1.
function plotReaders(id) {
	lines = split(File.openAsString(folder + "/features.csv"), "\n");
	titles = split(lines[0], ",");
	column = 0;
	while (titles[column] != id) column++;
	one = newArray(0);
	two = newArray(0);
	for (i = 1; i < lines.length; i++) {
		cells = split(lines[i], ","); // patient, reader, repeat, features
		if (cells[1] == 1 && cells[2] == 1) first = parseFloat(cells[column]);
		if (cells[1] == 2) {
			one = Array.concat(one, first); // a patient's rows follow each other, reader 1 before reader 2
			two = Array.concat(two, parseFloat(cells[column]));
		}
	}
	Array.getStatistics(Array.concat(one, two), least, most);
	Plot.create(id, id + " by reader 1", id + " by reader 2");
	Plot.setLimits(least, most, least, most);
	Plot.setColor("gray");
	Plot.drawLine(least, least, most, most);
	Plot.setColor("blue");
	Plot.setLineWidth(3);
	Plot.add("circle", one, two);
	Plot.show();
}
