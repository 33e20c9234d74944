package org.radiomate.study.sample;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * The mediastinum of one patient without the tumour: fat, lungs, muscle, vertebra, azygos vein, aorta, trachea and the
 * normal oesophagus, each a little displaced from patient to patient, the whole drifting from slice to slice.
 */
final class Anatomy {

	static final double FAT_HU = -90;
	static final double LUNG_HU = -850;
	static final double MUSCLE_HU = 55;
	static final double CORTICAL_BONE_HU = 280;
	static final double CANCELLOUS_BONE_HU = 170;
	static final double WALL_HU = 45;
	static final double AIR_HU = -990;

	private final double driftXMm;
	private final double driftYMm;
	private final double contrastHu;
	private final Ellipse vertebra;
	private final Ellipse azygos;
	private final Ellipse aorta;
	private final Ellipse trachea;
	private final Ellipse oesophagus;

	Anatomy(final RandomGenerator random) {
		this.driftXMm = 0.2 * random.nextGaussian();
		this.driftYMm = 0.1 * random.nextGaussian();
		this.contrastHu = 180 + 15 * limitedGaussian(random);
		this.vertebra = displaced(random, new Ellipse(0, 37, 16, 14));
		this.azygos = displaced(random, new Ellipse(-15, 20, 3, 3));
		this.aorta = displaced(random, new Ellipse(23, 16, 9.5, 9.5));
		this.trachea = displaced(random, new Ellipse(-1, -24, 9, 8.5));
		this.oesophagus = displaced(random, new Ellipse(0, 1, 5.5, 5));
	}

	private static Ellipse displaced(final RandomGenerator random, final Ellipse usual) {
		return usual.moved(0.6 * limitedGaussian(random), 0.6 * limitedGaussian(random));
	}

	private static double limitedGaussian(final RandomGenerator random) {
		return Math.max(-2, Math.min(2, random.nextGaussian()));
	}

	/** Centre of the oesophagus, from the image's centre. */
	double oesophagusXMm() {
		return oesophagus.xMm();
	}

	/** Centre of the oesophagus, from the image's centre. */
	double oesophagusYMm() {
		return oesophagus.yMm();
	}

	/** Contrast-enhanced blood. */
	double contrastHu() {
		return contrastHu;
	}

	/** Paints all but the oesophagus. */
	void paint(final SliceCanvas canvas, final int slice) {
		canvas.paint(new Ellipse(-54, -4, 20, 46), LUNG_HU);
		canvas.paint(new Ellipse(56, -6, 20, 46), LUNG_HU);
		canvas.paint(new Ellipse(-29, 38, 11, 10), MUSCLE_HU);
		canvas.paint(new Ellipse(29, 40, 11, 10), MUSCLE_HU);
		canvas.paint(vertebra, CORTICAL_BONE_HU);
		canvas.paint(vertebra.within(2), CANCELLOUS_BONE_HU);
		canvas.paint(drifted(azygos, slice), contrastHu - 30);
		canvas.paint(drifted(aorta, slice), contrastHu);
		canvas.paint(drifted(trachea, slice), WALL_HU);
		canvas.paint(drifted(trachea, slice).within(1.8), AIR_HU);
	}

	/** Paints the normal oesophagus with a little air in its lumen. */
	void paintOesophagus(final SliceCanvas canvas) {
		canvas.paint(oesophagus, WALL_HU);
		canvas.paint(new Ellipse(oesophagus.xMm(), oesophagus.yMm(), 1.6, 1.2), AIR_HU / 2);
	}

	private Ellipse drifted(final Ellipse organ, final int slice) {
		return organ.moved(driftXMm * Math.min(slice, 8), driftYMm * Math.min(slice, 8));
	}
}
