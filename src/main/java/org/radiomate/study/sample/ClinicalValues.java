package org.radiomate.study.sample;

import java.util.List;

/**
 * The clinical variables of one simulated patient, in the words of the clinical table.
 *
 * @param ageYears whole years
 * @param gender Female or Male
 * @param pT T1, T2, T3 or T4a
 * @param pN N0, N1 or N2
 * @param differentiation Low, Middle or High
 * @param pTNM stage IB, IIA, IIB, IIIA or IIIB
 */
public record ClinicalValues(int ageYears, String gender, String pT, String pN, String differentiation, String pTNM) {

	/** The columns of the clinical table behind the patient and the outcome. */
	public static final List<String> COLUMNS = List.of("age", "gender", "pT", "pN", "differentiation", "pTNM");

	/** The cells of those columns. */
	public List<String> cells() {
		return List.of(Integer.toString(ageYears), gender, pT, pN, differentiation, pTNM);
	}
}
