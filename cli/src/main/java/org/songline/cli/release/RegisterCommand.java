package org.songline.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.media.AtomicFile;
import org.songline.release.ReleaseProblem;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.catalog.CatalogId.WorkId;
import org.songline.release.catalog.Release;
import org.songline.release.registration.Pack;
import org.songline.release.registration.cwr.CwrPack;
import org.songline.release.registration.cwr.Registrations;
import org.songline.release.registration.cwr.Version;
import org.songline.release.registration.packs.GroupRegistration;
import org.songline.release.registration.packs.Mlc;
import org.songline.release.registration.packs.MusicBrainz;
import org.songline.release.registration.packs.Performers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what registries are sent. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description =
        "Write the files that register works and recordings. Nothing is sent, and nothing is"
            + " written when it would be rejected.")
final class RegisterCommand extends CatalogCommand {
  /** What is written. */
  enum Form {
    CWR,
    MLC,
    GRAM,
    PERFORMERS,
    MUSICBRAINZ
  }

  @Parameters(
      index = "1",
      paramLabel = "FORM",
      description =
          "cwr: Common Works Registration, for societies; mlc: The MLC's bulk template; gram: group"
              + " registrations at the US Copyright Office; performers: list for neighbouring"
              + " rights; musicbrainz: a page that fills the form there.")
  private Form form = Form.CWR;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where the files go; made when it is not there.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "VERSION",
      defaultValue = "2.1",
      description = "cwr: 2.1 or 2.2 (${DEFAULT-VALUE}).")
  private String format = "2.1";

  @Option(
      names = "--submitter",
      paramLabel = "PARTY",
      defaultValue = "",
      description =
          "cwr, mlc: the publisher or writer who sends; without it the only one that can.")
  private String submitter = "";

  @Option(
      names = "--receiver",
      paramLabel = "CODE",
      defaultValue = "000",
      description = "cwr: the society's three digits, 000 for several (${DEFAULT-VALUE}).")
  private String receiver = "000";

  @Option(
      names = "--number",
      defaultValue = "1",
      description = "cwr: number of this file in the year, 1 to 9999 (${DEFAULT-VALUE}).")
  private int number = 1;

  @Option(names = "--revised", description = "cwr: the works were registered before.")
  private boolean revised;

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      defaultValue = "",
      description = "gram, musicbrainz: the release; without it the only one.")
  private String release = "";

  @Option(
      names = "--song-code",
      paramLabel = "WORK=CODE",
      description = "mlc: song codes that The MLC gave, for suggestions of matches.")
  private Map<String, String> codes = new LinkedHashMap<>();

  RegisterCommand(Shell shell) {
    super(shell);
  }

  /** The result as JSON gives it. */
  record Result(List<String> files, List<String> notes, List<String> faults) {}

  @Override
  int run() throws IOException {
    Pack pack = pack(folder().read());
    List<String> lines = new ArrayList<>(pack.faults());
    List<String> files = new ArrayList<>();
    if (pack.faults().isEmpty()) {
      for (Pack.Entry file : pack.files()) {
        files.add(write(file).toString());
      }
      lines.addAll(files);
      lines.addAll(pack.notes());
    } else {
      lines.add("nothing is written until this is mended");
    }
    result(new Result(files, pack.notes(), pack.faults()), lines);
    return pack.faults().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private Path write(Pack.Entry file) throws IOException {
    Files.createDirectories(output);
    Path path = output.resolve(file.name());
    if (form == Form.CWR && Files.exists(path)) {
      throw new ReleaseProblem(
          path.toString(),
          "a file of that name was written before, and names are never used twice",
          "give the next --number");
    }
    AtomicFile.write(path, file.content());
    return path;
  }

  private Pack pack(Catalog catalog) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    return switch (form) {
      case CWR ->
          CwrPack.of(
              catalog,
              new CwrPack.Request(version(), party(submitter), receiver, number, revised),
              clock);
      case MLC -> mlc(catalog, clock);
      case GRAM -> gram(catalog, clock);
      case PERFORMERS -> Performers.of(catalog);
      case MUSICBRAINZ -> MusicBrainz.of(catalog, release(catalog));
    };
  }

  private Pack mlc(Catalog catalog, Clock clock) {
    Map<WorkId, String> known = new TreeMap<>();
    for (Map.Entry<String, String> code : codes.entrySet()) {
      known.put(catalog.work(id(code.getKey(), WorkId::new)).id(), code.getValue());
    }
    PartyId sender = party(submitter).orElseGet(() -> Registrations.submitterOf(catalog));
    return Mlc.of(catalog, sender, known, clock);
  }

  /** Both applications; one that may not be used is told and left out. */
  private Pack gram(Catalog catalog, Clock clock) {
    Release one = release(catalog);
    List<Pack.Entry> files = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (GroupRegistration.Form which : GroupRegistration.Form.values()) {
      Pack pack = GroupRegistration.of(catalog, one, which, clock);
      if (pack.faults().isEmpty()) {
        files.addAll(pack.files());
        notes.addAll(pack.notes());
      }
      faults.addAll(pack.faults());
    }
    if (files.isEmpty()) {
      return new Pack(files, notes, faults);
    }
    notes.addAll(faults);
    return new Pack(files, notes, List.of());
  }

  private Release release(Catalog catalog) {
    if (!release.isEmpty()) {
      return catalog.release(id(release, ReleaseId::new));
    }
    if (catalog.releases().size() != 1) {
      throw new Failures.WrongCall("name one release with --release");
    }
    return catalog.releases().values().iterator().next();
  }

  private Version version() {
    for (Version version : Version.values()) {
      if (version.text().equals(format)) {
        return version;
      }
    }
    throw new Failures.WrongCall("--format is 2.1 or 2.2");
  }

  private static Optional<PartyId> party(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(id(text, PartyId::new));
  }

  private static <I> I id(String text, Function<String, I> make) {
    try {
      return make.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
