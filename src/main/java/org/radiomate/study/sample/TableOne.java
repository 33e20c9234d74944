package org.radiomate.study.sample;

import java.util.List;

/**
 * The clinical figures that the simulation copies: the margins of Table 1 of the oesophageal-cancer study (197 patients,
 * 101 with and 96 without recurrence). Counts only; no patient's data.
 */
final class TableOne {

	/**
	 * A categorical variable.
	 *
	 * @param name its column
	 * @param values its categories, in order
	 * @param recurrence patients with recurrence in each category
	 * @param noRecurrence patients without
	 */
	record Variable(String name, List<String> values, List<Integer> recurrence, List<Integer> noRecurrence) {

		/** The expected count of each category in one outcome class. */
		double[] classWeights(final boolean recurred) {
			return (recurred ? recurrence : noRecurrence).stream().mapToDouble(Integer::doubleValue).toArray();
		}

		/** The expected count of each category in both classes together. */
		double[] pooledWeights() {
			final double[] weights = new double[values.size()];
			for (int k = 0; k < weights.length; k++) weights[k] = recurrence.get(k) + noRecurrence.get(k);
			return weights;
		}
	}

	static final int RECURRENCE = 101;
	static final int NO_RECURRENCE = 96;

	static final Variable GENDER = new Variable("gender", List.of("Male", "Female"), List.of(72, 29), List.of(70, 26));
	static final Variable PT = new Variable("pT", List.of("T1", "T2", "T3", "T4a"), List.of(1, 30, 59, 11), List.of(5,
		36, 52, 3));
	static final Variable PN = new Variable("pN", List.of("N0", "N1", "N2"), List.of(51, 32, 18), List.of(74, 17, 5));
	static final Variable DIFFERENTIATION = new Variable("differentiation", List.of("Low", "Middle", "High"), List.of(2,
		55, 44), List.of(7, 35, 54));
	static final Variable PTNM = new Variable("pTNM", List.of("IB", "IIA", "IIB", "IIIA", "IIIB"), List.of(7, 25, 15, 8,
		46), List.of(20, 33, 21, 4, 18));

	/**
	 * The ages of one class: a normal distribution cut off at the youngest and oldest.
	 *
	 * @param medianYears also its mean
	 * @param youngestYears the least age
	 * @param oldestYears the greatest age
	 */
	record Ages(double medianYears, double youngestYears, double oldestYears) {

		/** These ages moved towards others: weight 1 keeps these, weight 0 gives the others. */
		Ages blend(final double weight, final Ages others) {
			return new Ages(mix(weight, medianYears, others.medianYears), mix(weight, youngestYears, others.youngestYears),
				mix(weight, oldestYears, others.oldestYears));
		}

		private static double mix(final double weight, final double a, final double b) {
			return weight * a + (1 - weight) * b;
		}
	}

	static final double AGE_SD_YEARS = 7.5;
	static final Ages AGES_RECURRENCE = new Ages(62, 40, 80);
	static final Ages AGES_NO_RECURRENCE = new Ages(63, 47, 78);
	static final Ages AGES_POOLED = new Ages(62.5, 40, 80);

	private TableOne() {}
}
