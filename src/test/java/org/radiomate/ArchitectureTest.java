package org.radiomate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of the house: each uses only those below it. */
class ArchitectureTest {

	private static final String BASE = "org.radiomate";

	/** From the top down. */
	private static final List<String> ROOMS = List.of("command", "imagej", "study", "report", "model", "selection",
		"evaluation", "inference", "table", "feature", "io", "volume", "task");

	private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(
		ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(BASE);

	private static String room(final String name) {
		return BASE + "." + name + "..";
	}

	static List<String> rooms() {
		return ROOMS;
	}

	@ParameterizedTest
	@MethodSource("rooms")
	void usesOnlyRoomsBelow(final String name) {
		final Stream<String> above = ROOMS.subList(0, ROOMS.indexOf(name)).stream().map(ArchitectureTest::room);
		noClasses().that().resideInAPackage(room(name)).should().dependOnClassesThat().resideInAnyPackage(Stream.concat(Stream
			.of(BASE), above).toArray(String[]::new)).check(HOUSE);
	}

	@Test
	void thereAreNoOtherRooms() {
		final Set<String> found = HOUSE.stream().map(JavaClass::getPackageName).filter(name -> !name.equals(BASE)).map(
			name -> name.substring(BASE.length() + 1).split("\\.")[0]).collect(Collectors.toCollection(TreeSet::new));
		assertEquals(new TreeSet<>(ROOMS), found);
	}

	/** A stored model must be readable without the library that trained it. */
	@Test
	void smileOnlyTrains() {
		noClasses().that().resideOutsideOfPackage(BASE + ".model.learning").should().dependOnClassesThat().resideInAPackage(
			"smile..").check(HOUSE);
		noClasses().that().resideInAPackage(BASE + ".model.predictor").should().dependOnClassesThat().resideInAnyPackage(BASE +
			".model", BASE + ".model.learning").check(HOUSE);
	}

	@Test
	void coreKnowsNothingOfImageJ() {
		noClasses().that().resideOutsideOfPackages(room("imagej"), room("command"), BASE).should().dependOnClassesThat()
			.resideInAPackage("ij..").check(HOUSE);
	}

	@Test
	void commandsKnowImagesAndTablesOfImageJAlone() {
		final DescribedPredicate<JavaClass> other = JavaClass.Predicates.resideInAPackage("ij..").and(DescribedPredicate.not(
			JavaClass.Predicates.belongToAnyOf(ImagePlus.class, ResultsTable.class)));
		noClasses().that().resideInAnyPackage(room("command"), BASE).should().dependOnClassesThat(other).check(HOUSE);
	}

	@Test
	void windowsAreForImageJAndReports() {
		final DescribedPredicate<JavaClass> windows = JavaClass.Predicates.resideInAnyPackage("java.awt..", "javax.swing..").and(
			DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("java.awt.image")));
		noClasses().that().resideOutsideOfPackages(room("imagej"), room("report")).should().dependOnClassesThat(windows).check(
			HOUSE);
	}

	/** Reading and rasterizing contours comes before whatever is done with them. */
	@Test
	void contoursAreWorkedOnAboveMasks() {
		noClasses().that().resideInAPackage(BASE + ".volume").should().dependOnClassesThat().resideInAPackage(BASE +
			".volume.contour").check(HOUSE);
	}

	@Test
	void noStaticState() {
		fields().that().areStatic().should().beFinal().check(HOUSE);
	}

	@Test
	void namesSayWhatAClassIs() {
		classes().should().haveNameNotMatching(".*[.$]([A-Za-z0-9]*(Impl|Utils?|Helpers?)|I[A-Z][A-Za-z0-9]*)").check(HOUSE);
	}

	@Test
	void everyPackageSaysWhatLivesThere() throws IOException {
		final Path sources = Path.of("src", "main", "java");
		try (Stream<Path> files = Files.walk(sources)) {
			final Set<Path> packages = files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).collect(
				Collectors.toSet());
			assertTrue(packages.size() > ROOMS.size(), () -> "" + packages);
			assertEquals(Set.of(), packages.stream().filter(folder -> !Files.exists(folder.resolve("package-info.java")))
				.collect(Collectors.toSet()));
		}
	}
}
