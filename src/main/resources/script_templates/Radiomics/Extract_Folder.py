#@ File (label = "Images", style = "directory") imageFolder
#@ File (label = "Contours", style = "directory") contourFolder
#@ String (label = "Contour files end in", value = "_reader1.zip") suffix
#@ String (label = "Feature set", choices = {"IBEX 352", "IBEX 353", "IBEX 430"}) featureSet
#@ File (label = "Tables", style = "directory") outputFolder
#@ CommandService commands

# Extracts the radiomic features of all images in a folder: one table for each patient, and features.csv with all
# of them. The contours of images/SIM001.zip are contours/SIM001_reader1.zip; images without contours are left out.

import io
import os

from org.radiomate.command import ExtractFeatures


def extract(image, contours, table):
    extraction = commands.run(ExtractFeatures, True, {
        "imagefile": image,
        "contours": "File",
        "contourfile": contours,
        "structure": "",
        "featureset": featureSet,
        "setfile": "",
        "savetable": table,
    }).get()
    if extraction.isCanceled():
        raise RuntimeError("%s: %s" % (image, extraction.cancelReason))


joined = []
for name in sorted(os.listdir(imageFolder.path)):
    patient = name.split(".")[0]
    contours = os.path.join(contourFolder.path, patient + suffix)
    table = os.path.join(outputFolder.path, patient + ".csv")
    if not os.path.exists(contours):
        print("%s is left out: there is no %s" % (patient, contours))
        continue
    extract(os.path.join(imageFolder.path, name), contours, table)
    with io.open(table, encoding="utf-8") as stream:
        lines = stream.readlines()
    if joined and joined[0] != lines[0]:
        raise RuntimeError("%s has other columns than the tables before it." % table)
    joined += lines[1:] if joined else lines

with io.open(os.path.join(outputFolder.path, "features.csv"), "w", encoding="utf-8", newline="\n") as stream:
    stream.writelines(joined)
print("%d patients are in %s" % (len(joined) - 1, outputFolder))
