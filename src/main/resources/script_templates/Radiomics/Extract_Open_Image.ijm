#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430", "IBSI 3D"}) featureSet

// Extracts the radiomic features of the open image inside its contours, and shows them as a table.

run("Extract Radiomic Features...", "contours=[" + contours + "] featureset=[" + featureSet + "]");
print(Table.size("Radiomics Features") + " row");
