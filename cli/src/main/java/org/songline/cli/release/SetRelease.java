package org.songline.cli.release;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Recording;
import org.songline.release.catalog.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets what is known of a release or of a recording. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    description = {
      "Set what is known of a release, or of a recording; an empty value takes it away.",
      "For example: songline release set FOLDER paper-boats barcode=4006381333931 genre=Alternative"
          + " date=2027-03-05 \"copyright=2026:Harbour Records\"",
      "songline release edit FOLDER RELEASE --to FILE lists every key."
    })
final class SetRelease extends CatalogCommand {
  @Parameters(
      index = "1",
      paramLabel = "RELEASE|RECORDING",
      description = "Its id; a release comes before a recording of the same id.")
  private String id = "";

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description =
          "What is set. Parts of a value stand between colons, items of a list between commas or"
              + " semicolons.")
  private List<String> words = List.of();

  @Option(
      names = "--recording",
      description = "Set it of the recording where a release has the same id.")
  private boolean recordings;

  SetRelease(Shell shell) {
    super(shell);
  }

  @Override
  int run() throws IOException {
    Map<String, String> values = Words.values(words);
    Catalog after = folder().change(catalog -> changed(catalog, values));
    Map<String, String> now =
        release(after)
            .map(EntryText.RELEASE::values)
            .or(() -> recording(after).map(EntryText.RECORDING::values))
            .orElse(Map.of());
    result(
        now,
        now.entrySet().stream()
            .filter(one -> values.keySet().stream().anyMatch(key -> touches(key, one.getKey())))
            .map(one -> one.getKey() + ": " + one.getValue())
            .toList());
    return ExitCode.DONE;
  }

  private static boolean touches(String set, String shown) {
    return shown.equals(set) || shown.startsWith(set + ".") || set.startsWith(shown + ".");
  }

  private Optional<Release> release(Catalog catalog) {
    return catalog.releases().values().stream()
        .filter(one -> !recordings && one.id().text().equals(id))
        .findFirst();
  }

  private Optional<Recording> recording(Catalog catalog) {
    return catalog.recordings().values().stream()
        .filter(one -> one.id().text().equals(id))
        .findFirst();
  }

  private Catalog changed(Catalog catalog, Map<String, String> values) {
    Optional<Release> release = release(catalog);
    if (release.isPresent()) {
      return catalog.with(EntryText.RELEASE.with(release.get(), values));
    }
    return recording(catalog)
        .map(one -> catalog.with(EntryText.RECORDING.with(one, values)))
        .orElseThrow(
            () -> new Failures.WrongCall("there is no release and no recording called " + id));
  }
}
