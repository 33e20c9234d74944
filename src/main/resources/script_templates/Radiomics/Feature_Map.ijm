#@ String (label = "Contours", choices = {"ROI Manager", "Overlay", "Selection"}) contours
#@ String (label = "Feature", value = "cm_joint_entr_2D_comb", description = "A feature of the set IBSI 2D") feature
#@ Integer (label = "Radius (voxels)", value = 2, min = 1, max = 15) radius

// Shows where in the tumour a feature is high: its value in the neighbourhood of each voxel, as an image.

run("Radiomic Feature Map...", "contours=[" + contours + "] feature=[" + feature + "] featureset=[IBSI 2D] radius=" + radius);
