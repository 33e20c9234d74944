package org.radiomate.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.radiomate.imagej.CredentialsSource;
import org.radiomate.imagej.OpenedSeries;
import org.radiomate.imagej.PacsChoice;
import org.radiomate.imagej.SeriesChoice;
import org.radiomate.imagej.Tables;
import org.radiomate.io.dicom.UnevenSlices;
import org.radiomate.io.dicomweb.DicomWebClient;
import org.radiomate.io.dicomweb.DicomWebOptions;
import org.radiomate.io.dicomweb.SeriesDownload;
import org.radiomate.io.dicomweb.SeriesQuery;
import org.radiomate.task.ProblemException;
import org.radiomate.task.Progress;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Searches an archive for CT series by DICOMweb, retrieves one to a folder and opens it in HU and millimetres. */
@Plugin(type = Command.class, label = "Open CT From PACS...", menu = { @Menu(label = "Plugins"), @Menu(
	label = RadiomicsCommand.MENU), @Menu(label = "Open CT From PACS...", weight = 11) })
public final class OpenFromPacs extends DialogCommand {

	@Parameter(label = "DICOMweb server", persist = false, description = "Base address, such as https://host/dicom-web; without user and password")
	private String server = "";

	@Parameter(label = "Patient ID", persist = false, required = false, description = "The patient's identifier; * and ? stand for any text and any character")
	private String patientid = "";

	@Parameter(label = "Accession number", persist = false, required = false, description = "The study's accession number")
	private String accession = "";

	@Parameter(label = "Study date", persist = false, required = false, description = "A day as 20260131, or days as 20260101-20260131")
	private String studydate = "";

	@Parameter(label = "Modality", persist = false, required = false, description = "Such as CT; empty for all")
	private String modality = "CT";

	@Parameter(label = "Series", persist = false, required = false,
		description = "Its number in the list, or a part of its description; empty only lists the series")
	private String series = "";

	@Parameter(label = "Download folder", persist = false, required = false, style = "directory",
		description = "Gets a folder of the series; images that are there already are not retrieved again")
	private String downloaddir = "";

	@Parameter(label = "Uneven slices", persist = false, choices = { "refuse", "resample" },
		description = "Slices missing, unevenly spaced or tilted: say so, or interpolate to an even stack")
	private String uneven = "refuse";

	@Parameter(label = "Credentials", persist = false, choices = { "none", "ask", "environment", "file" },
		description = "Where they are: a dialog asks, RADIOMATE_PACS_USER and RADIOMATE_PACS_PASSWORD or RADIOMATE_PACS_TOKEN, or a file")
	private String credentials = "none";

	@Parameter(label = "Credentials file", persist = false, required = false, style = "open",
		description = "Lines 'user: name' and 'password: secret', or 'token: secret'; readable by you alone")
	private String credentialsfile = "";

	@Parameter(label = "Trusted certificate", persist = false, required = false, style = "open",
		description = "PEM file with the server's certificate or its authority's, if Java does not know it")
	private String certificate = "";

	@Parameter(label = "PACS Series", type = ItemIO.OUTPUT)
	private ResultsTable list;

	@Parameter(label = "Image", type = ItemIO.OUTPUT)
	private ImagePlus opened;

	@Parameter(label = "Remarks", type = ItemIO.OUTPUT)
	private String remarks;

	@Override
	void execute(final Progress progress) {
		required(server, "server", "the base address of a DICOMweb service, such as https://host/dicom-web");
		final SeriesQuery query = new SeriesQuery(patientid, accession, studydate, modality);
		final UnevenSlices treatment = UnevenSlices.of(uneven);
		final Path folder = series.isBlank() ? null : outputFolder(downloaddir, "downloaddir");
		final DicomWebClient client = client();
		final PacsChoice choice = new PacsChoice(client.server(), client.series(query, progress));
		list = Tables.of(choice.table());
		final List<String> said = new ArrayList<>();
		if (client.isReadableOnTheWay()) said.add("The connection is not encrypted: others on the way can read it.");
		if (series.isBlank()) said.add("Found " + choice.series().size() + " series. " + (choice.series().isEmpty()
			? "Check the patient, the dates and the modality, or ask for less."
			: "To open one, run the command again with its number as 'series' and a 'downloaddir'."));
		else open(SeriesDownload.into(folder, client, choice.choose(series), progress), treatment, said, progress);
		remarks = String.join("\n", said);
	}

	/** Credentials are read last, so that nobody is asked for a password in vain. */
	private DicomWebClient client() {
		DicomWebClient.checkAddress(server);
		return DicomWebClient.of(server, CredentialsSource.read(credentials, credentialsfile, server.strip(), System.getenv()),
			optionalFile(certificate, "certificate"), DicomWebOptions.defaults());
	}

	private void open(final SeriesDownload download, final UnevenSlices treatment, final List<String> said,
		final Progress progress)
	{
		said.add("The images are in " + download.folder() + ": " + download.retrieved() + " retrieved, " + download.present() +
			" there before.");
		try {
			final SeriesChoice stacks = SeriesChoice.of(download.folder(), progress);
			said.addAll(stacks.problems());
			said.addAll(stacks.remarks());
			if (stacks.series().size() > 1) {
				said.add("They make " + stacks.series().size() + " stacks. Open one with Open CT Series... in this folder.");
				return;
			}
			final OpenedSeries image = OpenedSeries.of(stacks.choose(""), treatment, progress);
			opened = image.image();
			if (image.remark() != null) said.add(image.remark());
		}
		catch (final ProblemException e) {
			throw new ProblemException(e.getMessage() + " The retrieved images are in " + download.folder() + ".", e);
		}
	}
}
