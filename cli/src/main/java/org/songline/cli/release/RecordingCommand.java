package org.songline.cli.release;

import java.util.List;
import java.util.Optional;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.RecordingId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Recording;
import org.songline.release.credits.NewRecording;
import org.songline.release.id.Identifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Recordings. */
@Command(
    name = "recording",
    mixinStandardHelpOptions = true,
    description = {
      "List, add, change or remove recordings: versions of works, each with its own ISRC.",
      "For example: songline rights recording SONG set paper-boats isrc=DE-H01-26-00001"
          + " advisory=not-explicit language=en \"owners=harbour-records:80%; anna-berg:20%\""
    })
final class RecordingCommand extends EntryCommand<Recording> {
  @Option(
      names = "--artist",
      paramLabel = "NAME|ID",
      description = "Whose recording a new one is; later set with the key artist.")
  private String artist = "";

  RecordingCommand(Shell shell) {
    super(shell, EntryText.RECORDING);
  }

  @Override
  List<Recording> all(Catalog catalog) {
    return List.copyOf(catalog.recordings().values());
  }

  @Override
  String id(Recording recording) {
    return recording.id().text();
  }

  @Override
  String name(Recording recording) {
    return recording.fullTitle();
  }

  @Override
  Recording fresh(Catalog catalog, String called) {
    var party =
        catalog.parties().values().stream()
            .filter(one -> one.id().text().equals(artist))
            .findFirst()
            .or(() -> catalog.partyNamed(artist))
            .orElseThrow(
                () ->
                    new Failures.WrongCall(
                        artist.isEmpty()
                            ? "a new recording needs --artist NAME"
                            : "nobody is called " + artist + "; add them with rights person"));
    RecordingId id = Catalog.fresh(catalog.recordings().keySet(), called, RecordingId::new);
    return NewRecording.of(id, called, party, Optional.empty());
  }

  @Override
  Catalog with(Catalog catalog, Recording recording) {
    return catalog.with(recording);
  }

  @Override
  Catalog without(Catalog catalog, Recording recording) {
    return catalog.without(recording.id());
  }

  @Override
  String line(Recording recording) {
    StringBuilder line =
        new StringBuilder(
            "%-28s %-24s %-15s %s"
                .formatted(
                    recording.fullTitle(),
                    recording.artist().text(),
                    recording.isrc().map(Identifier::display).orElse(""),
                    recording.id().text()));
    recording
        .owners()
        .forEach(
            owner ->
                line.append("  ")
                    .append(owner.party().text())
                    .append(' ')
                    .append(owner.share().text()));
    return line.toString();
  }
}
