// Two images are open; the one that the macro selected is meant, also in batch mode, where no window is active.
parts = split(getArgument(), ";");
output = parts[1] + "/";
if (parts[2] == "true") setBatchMode(true);
open(parts[0] + "/SIM001.zip");
first = getImageID();
open(parts[0] + "/SIM002.zip");
second = getImageID();
extract(first, output + "first.csv");
extract(second, output + "second.csv");

function extract(image, table) {
	selectImage(image);
	setSlice(4);
	makeOval(40, 40, 17, 13);
	run("Extract Radiomic Features...", "contours=Selection savetable=[" + table + "]");
}
