// Runs a whole study: extraction, reader agreement, split, selection, three models, evaluation and report.
//
// By click:    Plugins > Macros > Run..., choose this file and fill in the dialog.
// Unattended:  ImageJ -macro Run_Pipeline.ijm "study/study.csv;study/clinical.csv;out"
//
// The lines below are those of the sample study; change them for yours. They, the three paths and the seed decide
// every number of the result.

outcome = "recurrence"; // the column of the clinical table that is to be predicted
// How clinical values become numbers: a number, levels in order with <, levels without order with |
variables = "age; gender:Female|Male; pT:T1<T2<T3<T4a; pN:N0<N1<N2; differentiation:Low<Middle<High; " +
	"pTNM:IB<IIA<IIB<IIIA<IIIB";
featureSet = "IBEX 352";
seed = 1;

argument = getArgument();
if (argument == "") argument = ask();
parts = split(argument, ";");
if (parts.length < 3) exit("Give the paths of study.csv, clinical.csv and the folder to write into, with ; between them.");

run("Run Radiomics Pipeline...", "manifest=[" + parts[0] + "] clinicaltable=[" + parts[1] + "] outcome=[" + outcome +
	"] variables=[" + variables + "] featureset=[" + featureSet + "] seed=" + seed + " outputdir=[" + parts[2] + "]");
print("The report is " + parts[2] + "/report.html");

// The dialog's answers in the form of the argument.
function ask() {
	Dialog.create("Run Pipeline");
	Dialog.addFile("Manifest (study.csv)", "");
	Dialog.addFile("Clinical table", "");
	Dialog.addDirectory("Output folder", "");
	Dialog.show();
	return Dialog.getString() + ";" + Dialog.getString() + ";" + Dialog.getString();
}
