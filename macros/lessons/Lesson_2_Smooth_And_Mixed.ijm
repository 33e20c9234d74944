// Lesson 2: smooth and heterogeneous tumours (5 minutes)
//
// Objective: see which features notice that a tumour is heterogeneous, and which cannot.
// Run it with Macros > Run Macro in this window. It needs no files and writes none.

smooth = -2; // standard scores of heterogeneity: 0 is usual, -2.5 smoothest, 2.5 most mixed
mixed = 2;
features = newArray("Volume", "Roundness", "50Percentile", "5Percentile", "0-1Contrast", "0-1Homogeneity", "0-1Entropy",
	"0-1Energy", "0ShortRunEmphasis", "0LongRunEmphasis");

print("\n=== Lesson 2: smooth and heterogeneous tumours ===");

// Step 1: two simulated tumours that differ in heterogeneity alone. Size, border and seed are equal, so whatever differs
// in the table comes from the inside. Patients never differ in one thing alone; that is why this is simulated.
first = extract("smooth", smooth);
second = extract("mixed", mixed);
run("Tile");

// Step 2: side by side. The ratio makes features of different units comparable: 1 means "did not notice".
table = "Lesson 2";
Table.create(table);
print("Feature: smooth, mixed, ratio");
for (i = 0; i < features.length; i++) {
	Table.set("feature", i, features[i], table);
	Table.set("smooth", i, first[i], table);
	Table.set("mixed", i, second[i], table);
	Table.set("ratio", i, second[i] / first[i], table);
	print(features[i] + ": " + d2s(first[i], 4) + ", " + d2s(second[i], 4) + ", ratio " + d2s(second[i] / first[i], 2));
}
Table.update(table);

// Expected: volume and roundness stay as they are (ratio 1), and so does the median (50Percentile). The low end of the
// histogram falls a little (necrosis). The textures move a lot: contrast and entropy up, homogeneity and energy down, short
// runs more, long runs fewer.
print("Learned: shape and the middle of the histogram cannot see heterogeneity. Textures can: ratio " +
	d2s(second[4] / first[4], 2) + " of the contrast and " + d2s(second[7] / first[7], 2) + " of the energy, against " +
	d2s(second[0] / first[0], 2) + " of the volume.");

// Adapt it: add feature ids to the list; all 352 are columns of the table "Radiomics Features".
//
// Exercise: coarseness is how large the patches of equal density are. Write coarseness=2 behind heterogeneity in the
// function below for both tumours. Do the ratios of contrast and of long runs get nearer to 1 or farther from it?
// Solution: nearer, the contrast from 2.37 to 1.51, long runs from 0.36 to 0.51. In large patches most neighbours are alike
// however much the patches differ, and a distance of one voxel looks at neighbours only.

// Opens a simulated CT and returns the chosen features of its tumour.
function extract(name, heterogeneity) {
	// The sample's contours go to the ROI Manager if that is empty, else to the overlay; nothing of yours is touched.
	place = "ROI Manager";
	if (roiManager("count") > 0) place = "Overlay";
	run("Simulated CT With Contours...", "heterogeneity=" + heterogeneity + " seed=1");
	rename(name);
	run("Extract Radiomic Features...", "contours=[" + place + "] featureset=[IBEX 352]");
	values = newArray(features.length);
	for (i = 0; i < features.length; i++) values[i] = Table.get(features[i], 0, "Radiomics Features");
	return values;
}
