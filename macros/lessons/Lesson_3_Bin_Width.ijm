// Lesson 3: bin width (5 minutes)
//
// Objective: see that a texture feature's value means nothing without the bin width it was computed with.
// Run it with Macros > Run Macro in this window. It needs no files; what it writes goes into a new temporary folder.

widths = newArray(5, 10, 20, 50, 100, 1000); // HU
features = newArray("0-1Contrast", "0-1Homogeneity", "0-1Entropy", "0-1Correlation", "0ShortRunEmphasis", "50Percentile");

folder = getArgument();
if (folder == "") folder = getDirectory("temp") + "radiomate-lesson-3-" + d2s(getTime(), 0);
File.makeDirectory(folder);
print("\n=== Lesson 3: bin width ===");

// Step 1: one tumour. Its image and contours stay as they are in the whole lesson, so nothing but the bins can matter.
place = "ROI Manager";
if (roiManager("count") > 0) place = "Overlay";
run("Simulated CT With Contours...", "heterogeneity=1 seed=1");
image = getImageID();

// Step 2: the same tumour with each bin width. Texture is counted on gray levels, not on HU: the CT numbers (HU + 1000)
// from 0 to 2000 are cut into levels, and all voxels in a bin become equal. A copy of the feature set holds each width.
table = "Lesson 3";
Table.create(table);
summary = newArray(0);
for (i = 0; i < widths.length; i++) {
	set = folder + "/width-" + widths[i] + ".json";
	run("Edit Radiomic Feature Set...", "featureset=[IBEX 352] graylevels=[0 2000 " + (2000 / widths[i] + 1) + "] keep=[" +
		String.join(features, "; ") + "] savefile=[" + set + "]");
	selectImage(image);
	run("Extract Radiomic Features...", "contours=[" + place + "] setfile=[" + set + "]");
	Table.set("bin width (HU)", i, widths[i], table);
	line = "" + widths[i] + " HU:";
	for (k = 0; k < features.length; k++) {
		value = Table.getString(features[k], 0, "Radiomics Features");
		if (value == "") value = "absent";
		Table.set(features[k], i, value, table);
		line += "  " + features[k] + " " + value;
	}
	summary = Array.concat(summary, line);
}
Table.update(table);
// The list of the set's features would be in the way.
if (isOpen("Radiomics Feature set features")) close("Radiomics Feature set features");

// Expected: contrast falls from 13 at 5 HU to 0 at 1000 HU, homogeneity rises to 1, entropy falls to 0. At 1000 HU the whole
// tumour is one level: the correlation has no value and is absent, which is not 0. The median is computed on HU and stays.
print("What to see:");
for (i = 0; i < summary.length; i++) print(summary[i]);
print("Learned: bins decide what counts as equal, so a texture's value belongs to its bin width. Compare only values of " +
	"one width, name it when you publish, and take one that leaves some dozens of levels in the tumour.");

// Adapt it: other widths or features above. "Describe Study Images..." says how many levels each width leaves in a study.
//
// Exercise: by which factor does the contrast fall from 5 to 10 HU, and from 50 to 100 HU? Which of the two would you expect
// of a formula that squares a difference of levels?
// Solution: 3.8 and 2.1. Twice the width halves every difference of levels, and squared that is a factor of 4: so it
// is while bins are much smaller than the differences. Wide bins hide small differences altogether, and the rule breaks.
