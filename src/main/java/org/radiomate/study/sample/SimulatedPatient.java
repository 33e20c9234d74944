package org.radiomate.study.sample;

import org.radiomate.volume.ContourSet;
import org.radiomate.volume.Volume;

import java.util.List;

/**
 * One simulated patient.
 *
 * @param id such as SIM001
 * @param recurrence the outcome
 * @param clinical the clinical values
 * @param volume the CT stack in HU
 * @param contours reader 1's tumour first; of a double-read patient then reader 1 again and reader 2
 * @param truth what was planted
 */
public record SimulatedPatient(String id, boolean recurrence, ClinicalValues clinical, Volume volume,
	List<ContourSet> contours, PatientTruth truth)
{

	public SimulatedPatient {
		contours = List.copyOf(contours);
	}
}
