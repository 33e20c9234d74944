// Lesson 1: what a co-occurrence matrix is (10 minutes)
//
// Objective: count a gray-level co-occurrence matrix by hand, then see that the program counts the same.
// Run it with Macros > Run Macro in this window. It needs no files; what it writes goes into a new temporary folder.

direction = 0; // degrees: 0 looks one voxel to the right, 90 one up (this macro counts these two)

folder = getArgument();
if (folder == "") folder = getDirectory("temp") + "radiomate-lesson-1-" + d2s(getTime(), 0);
File.makeDirectory(folder);
print("\n=== Lesson 1: what a co-occurrence matrix is ===");

// Step 1: a small image. The digital phantom of IBSI is small enough for pencil and paper. We take its first slice alone,
// because a matrix counted by eye must have few pairs.
run("IBSI Digital Phantom");
image = getImageID();
setSlice(1);
makeRectangle(0, 0, 5, 4);
print("The gray levels of slice 1:");
for (y = 0; y < 4; y++) {
	line = "";
	for (x = 0; x < 5; x++) line += " " + getValue(x, y);
	print(line);
}

// Step 2: count. Each voxel that has a neighbour in the direction makes one pair: its own level is the row, its neighbour's
// the column. A texture is described by which levels stand side by side, not by where they stand: so the place is dropped
// and only the two levels are kept. Do it on paper before you look at the result.
levels = newArray(1, 3, 4, 6);
dx = 1;
dy = 0;
if (direction == 90) {
	dx = 0;
	dy = -1;
}
counts = newArray(49); // row 7 * level + neighbour's level
pairs = 0;
for (y = 0; y < 4; y++) {
	for (x = 0; x < 5; x++) {
		if (x + dx < 5 && y + dy >= 0) {
			counts[7 * getValue(x, y) + getValue(x + dx, y + dy)] += 1;
			pairs++;
		}
	}
}
print("Counted by this macro, " + pairs + " pairs (row: the voxel, column: its neighbour):");
print("level  1  3  4  6");
for (i = 0; i < 4; i++) {
	line = "    " + levels[i] + " ";
	for (j = 0; j < 4; j++) line += " " + counts[7 * levels[i] + levels[j]] + " ";
	print(line);
}

// Step 3: a feature. The matrix is still many numbers; a feature weighs them into one. Contrast is the mean squared
// difference of the two levels of a pair, so unlike neighbours raise it.
contrast = 0;
for (i = 1; i <= 6; i++) {
	for (j = 1; j <= 6; j++) contrast += (i - j) * (i - j) * counts[7 * i + j] / pairs;
}
print("Contrast counted by this macro: " + contrast);

// Step 4: the program's matrix, by another way than ours, so that one checks the other. IBEX's levels are made for CT;
// this copy of the set takes the phantom's own levels 1 to 6.
run("Edit Radiomic Feature Set...", "featureset=[IBEX 430] intensityscale=stored graylevels=[1 6 6] savefile=[" + folder +
	"/levels.json]");
// The list of the set's features would be in the way.
if (isOpen("Radiomics Feature set features")) close("Radiomics Feature set features");
selectImage(image);
run("Show Texture Matrix...", "contours=Selection feature=" + direction + "-1Contrast setfile=[" + folder +
	"/levels.json] cell=4,1");
run("Tile");

// Expected: 16 pairs, in the rows 1, 3, 4, 6:  2 0 2 1 / 0 0 0 0 / 4 0 2 2 / 1 0 2 0, and a contrast of 7.5 both ways. The
// table "Radiomics Matrix table" shows the same counts, without level 3, which this slice lacks. Lines
// on the images mark the 4 pairs of a 4 with a 1 to its right; click any other cell of the matrix to see its pairs.
print("Click a cell of the matrix: the pairs that it counts are marked on the images.");
print("Learned: a co-occurrence matrix counts which gray levels are neighbours in one direction; a feature is a weighted " +
	"mean of its cells. Contrast by hand " + contrast + "; the program's is the line 'Value' above.");

// Adapt it: another feature in step 4, such as "0-1Energy"; or another image: open one, select an area, and leave step 1 out.
//
// Exercise: count direction 90 (one voxel up) on paper, then run the lesson with direction = 90. Why one pair less?
// Solution: 15 pairs in the rows 1, 3, 4, 6:  5 0 1 0 / 0 0 0 0 / 3 0 3 0 / 0 0 1 2. In 3 of 4 rows all
// 5 voxels have a neighbour above, 3 x 5 = 15; but 4 of 5 columns have one to the right, 4 x 4 = 16. The contrast is
// 2.6667: above each other the levels differ less here.
