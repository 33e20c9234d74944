package org.radiomate.volume.contour;

import java.util.List;

/**
 * What was found on one slice of one structure.
 *
 * @param structure the structure's name
 * @param reader who drew it
 * @param repeat which of the reader's repeats
 * @param slice 0-based; -1 for contours that have none
 * @param contours how many usable contours
 * @param voxels how many voxels they cover
 * @param areaMm2 their area in mm², NaN if there are no voxels; so with all that follows
 * @param airPercent share of air
 * @param fatPercent share of fat
 * @param bonePercent share of bone and calcification
 * @param outsideBody voxels outside the body; -1 if there are no voxels
 * @param thickest the largest circle that fits; null if there are no voxels
 * @param findings what is wrong, in words
 */
public record CheckedSlice(String structure, String reader, String repeat, int slice, int contours, int voxels,
	double areaMm2, double airPercent, double fatPercent, double bonePercent, int outsideBody, InscribedCircle thickest,
	List<String> findings)
{

	public CheckedSlice {
		findings = List.copyOf(findings);
	}
}
