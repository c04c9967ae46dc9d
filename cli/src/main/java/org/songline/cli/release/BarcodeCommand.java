package org.songline.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.ReleaseId;
import org.songline.release.id.Grid;
import org.songline.release.registration.allocation.Barcodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives out barcodes. */
@Command(
    name = "barcode",
    mixinStandardHelpOptions = true,
    description =
        "Give releases the next barcodes (UPC or EAN) that the label bought, or import a bought"
            + " list.")
final class BarcodeCommand extends CatalogCommand {
  private static final long MOST_BYTES = 1 << 20;

  @Parameters(
      index = "1..*",
      paramLabel = "RELEASE",
      description = "Ids of releases; without them every one that has no barcode.")
  private List<String> releases = List.of();

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description =
          "A list of bought codes, one on each line; nothing is taken when one is wrong, and no"
              + " code is given out.")
  private @Nullable Path list;

  @Option(
      names = "--grid",
      paramLabel = "ISSUER",
      defaultValue = "",
      description =
          "Also give the named releases a GRid, with the issuer's five characters and the barcode"
              + " as its number.")
  private String issuer = "";

  BarcodeCommand(Shell shell) {
    super(shell);
  }

  /** The result as JSON gives it. */
  record Result(List<Code> given, int imported, int known, List<String> wrong, int left) {}

  /** The codes of a release. */
  record Code(String release, String title, String barcode, String grid) {}

  @Override
  int run() throws IOException {
    Path file = list;
    return file == null ? give(folder()) : take(folder(), file);
  }

  private int take(CatalogFolder folder, Path file) throws IOException {
    if (!releases.isEmpty() || !issuer.isEmpty()) {
      throw new Failures.WrongCall("--import gives out no code: name no releases and no --grid");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new Failures.WrongCall(file + " is too long for a list of barcodes");
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<Barcodes.Bought> looked = new ArrayList<>();
    Catalog catalog =
        folder.change(
            before -> {
              Barcodes.Bought bought = Barcodes.look(before, text);
              looked.add(bought);
              return bought.wrong().isEmpty() ? Barcodes.add(before, bought) : before;
            });
    Barcodes.Bought bought = looked.getFirst();
    boolean good = bought.wrong().isEmpty();
    int left = Barcodes.unused(catalog).size();
    List<String> lines = new ArrayList<>(bought.wrong());
    lines.add(
        good
            ? "%d codes are new, %d were known; %d are free"
                .formatted(bought.fresh().size(), bought.known(), left)
            : "nothing is imported until these lines are mended");
    result(
        new Result(
            List.of(), good ? bought.fresh().size() : 0, bought.known(), bought.wrong(), left),
        lines);
    return good ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private int give(CatalogFolder folder) throws IOException {
    if (!issuer.isEmpty() && releases.isEmpty()) {
      throw new Failures.WrongCall("name the releases that get a GRid");
    }
    List<ReleaseId> touched = new ArrayList<>();
    Catalog catalog = folder.change(before -> given(before, touched));
    List<Code> codes =
        touched.stream()
            .map(catalog::release)
            .map(
                release ->
                    new Code(
                        release.id().text(),
                        release.fullTitle(),
                        release.barcode().orElseThrow().text(),
                        release.grid().map(Grid::display).orElse("")))
            .toList();
    int left = Barcodes.unused(catalog).size();
    List<String> lines = new ArrayList<>();
    codes.forEach(
        one -> lines.add((one.barcode() + "  " + one.title() + "  " + one.grid()).stripTrailing()));
    if (codes.isEmpty()) {
      lines.add("every release has its barcode");
    }
    lines.add(left + " codes are free");
    result(new Result(codes, 0, 0, List.of(), left), lines);
    return ExitCode.DONE;
  }

  private Catalog given(Catalog before, List<ReleaseId> touched) {
    List<ReleaseId> named = releases.stream().map(BarcodeCommand::id).toList();
    boolean grids = !issuer.isEmpty();
    List<ReleaseId> bare =
        named.isEmpty()
            ? Barcodes.without(before)
            : named.stream()
                .filter(id -> !grids || before.release(id).barcode().isEmpty())
                .toList();
    Catalog catalog = Barcodes.give(before, bare).catalog();
    touched.addAll(grids ? named : bare);
    for (ReleaseId id : grids ? named : List.<ReleaseId>of()) {
      catalog = Barcodes.withGrid(catalog, id, issuer.strip().toUpperCase(Locale.ROOT));
    }
    return catalog;
  }

  private static ReleaseId id(String text) {
    try {
      return new ReleaseId(text);
    } catch (IllegalArgumentException wrong) {
      throw new Failures.WrongCall(String.valueOf(wrong.getMessage()));
    }
  }
}
