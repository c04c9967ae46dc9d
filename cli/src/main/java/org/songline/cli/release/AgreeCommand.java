package org.songline.cli.release;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import org.songline.release.accept.PersonKeys;
import org.songline.release.agreement.AgreementFolder;
import org.songline.release.agreement.Template;
import org.songline.release.agreement.Templates;
import org.songline.release.catalog.Agreement;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogFolder;
import org.songline.release.catalog.CatalogId.AgreementId;
import org.songline.release.catalog.CatalogId.PartyId;
import org.songline.release.split.SplitProposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Agreements. */
@Command(
    name = "agree",
    mixinStandardHelpOptions = true,
    description = {
      "Make agreements from templates in plain English. They are information, not legal advice.",
      "templates lists them; fields tells what one asks for; new begins a draft and fills what the"
          + " catalog knows; set changes it; send fixes its text; accept signs that text for one"
          + " person; status tells how it stands; print writes it as text or PDF; end says that it"
          + " counts no more; list names all.",
      "For example: songline rights agree SONG new producer recordings=paper-boats points=3%"
          + " \"fee=500 EUR\""
    })
final class AgreeCommand extends CatalogCommand {
  /** What is done. */
  enum Action {
    LIST,
    TEMPLATES,
    FIELDS,
    NEW,
    SET,
    SEND,
    ACCEPT,
    STATUS,
    PRINT,
    END
  }

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      defaultValue = "list",
      description =
          "list, templates, fields, new, set, send, accept, status, print or end"
              + " (${DEFAULT-VALUE}).")
  private Action action = Action.LIST;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TEMPLATE|ID",
      description = "With new and fields a template, otherwise the id of an agreement.")
  private String name = "";

  @Parameters(
      index = "3..*",
      paramLabel = "KEY=VALUE",
      description =
          "With new and set: fields of the template, its sides by id or name, and title,"
              + " recordings, works, releases, territories, from, until.")
  private List<String> words = List.of();

  @Option(names = "--as", paramLabel = "PARTY", description = "With accept: who accepts.")
  private String as = "";

  @Mixin private KeysOption keys = new KeysOption();
  @Mixin private PrintOptions print = new PrintOptions();

  AgreeCommand(Shell shell) {
    super(shell);
  }

  /** A template as JSON gives it. */
  record Offered(String id, String title, String about) {}

  /** A field of a template. */
  record Asked(String id, String type, boolean required, String label, String help) {}

  /** An agreement as JSON gives it. */
  record Told(
      String id,
      String template,
      String title,
      String status,
      List<String> sides,
      Map<String, String> terms,
      String sha256,
      List<String> missing,
      List<String> accepted,
      List<String> notYet,
      List<String> faults) {}

  @Override
  int run() throws IOException {
    CatalogFolder folder = folder();
    AgreementFolder agreements = new AgreementFolder(folder);
    if (action != Action.NEW && action != Action.SET && !words.isEmpty()) {
      throw new Failures.WrongCall("only new and set take KEY=VALUE");
    }
    boolean named = action != Action.LIST && action != Action.TEMPLATES;
    if (named && name.isBlank()) {
      throw new Failures.WrongCall("name a template or an agreement");
    }
    return switch (action) {
      case LIST -> list(agreements, folder.read());
      case TEMPLATES -> templates();
      case FIELDS -> fields(Templates.of(name));
      case NEW -> tell(agreements, agreements.create(Templates.of(name), Words.values(words)));
      case SET -> tell(agreements, agreements.set(id(folder), Words.values(words)));
      case SEND -> tell(agreements, agreements.send(id(folder)));
      case END -> tell(agreements, agreements.end(id(folder)));
      case ACCEPT -> accept(agreements, folder.read(), id(folder));
      case STATUS -> status(agreements, id(folder));
      case PRINT -> {
        Instant today = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
        print.print(agreements.paper(id(folder), today), this);
        yield ExitCode.DONE;
      }
    };
  }

  private AgreementId id(CatalogFolder folder) throws IOException {
    return folder.read().agreements().keySet().stream()
        .filter(id -> id.text().equals(name))
        .findFirst()
        .orElseThrow(() -> new Failures.WrongCall("there is no agreement " + name));
  }

  private int templates() {
    List<Offered> all =
        Templates.all().stream()
            .map(one -> new Offered(one.id(), one.title(), one.about()))
            .toList();
    result(
        all,
        all.stream()
            .map(one -> "%-12s %-36s %s".formatted(one.id(), one.title(), one.about()))
            .toList());
    return ExitCode.DONE;
  }

  private int fields(Template template) {
    List<Asked> asked = new ArrayList<>();
    template
        .sides()
        .forEach(side -> asked.add(new Asked(side.id(), "party", true, side.label(), "A side")));
    template
        .fields()
        .forEach(
            field ->
                asked.add(
                    new Asked(
                        field.id(),
                        word(field.type()),
                        field.required(),
                        field.label(),
                        field.help())));
    result(
        asked,
        asked.stream()
            .map(
                one ->
                    "%-18s %-7s %s%s. %s"
                        .formatted(
                            one.id(),
                            one.type(),
                            one.required() ? "(needed) " : "",
                            one.label(),
                            one.help()))
            .toList());
    return ExitCode.DONE;
  }

  private int list(AgreementFolder agreements, Catalog catalog) throws IOException {
    List<Told> all = new ArrayList<>();
    for (AgreementId id : catalog.agreements().keySet()) {
      all.add(told(agreements.standing(id)));
    }
    result(
        all,
        all.isEmpty()
            ? List.of("there is no agreement yet; songline rights agree SONG templates")
            : all.stream().map(AgreeCommand::line).toList());
    return ExitCode.DONE;
  }

  private int accept(AgreementFolder agreements, Catalog catalog, AgreementId id)
      throws IOException {
    if (as.isEmpty()) {
      throw new Failures.WrongCall("name who accepts with --as PARTY");
    }
    PartyId party = SplitProposal.party(catalog, as).id();
    String hash = catalog.agreement(id).text();
    Instant now = Clock.systemUTC().instant();
    return tell(
        agreements, agreements.accept(new PersonKeys(keys.folder()).accept(party, hash, now), id));
  }

  private int tell(AgreementFolder agreements, Agreement agreement) throws IOException {
    Told told = told(agreements.standing(agreement.id()));
    result(told, lines(told));
    return ExitCode.DONE;
  }

  private int status(AgreementFolder agreements, AgreementId id) throws IOException {
    Told told = told(agreements.standing(id));
    result(told, lines(told));
    boolean agreed = told.status().equals("agreed") && told.faults().isEmpty();
    return agreed ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS;
  }

  private static Told told(AgreementFolder.Standing standing) {
    Agreement agreement = standing.agreement();
    return new Told(
        agreement.id().text(),
        agreement.kind(),
        agreement.title(),
        word(agreement.status()),
        agreement.sides().stream().map(side -> side.role() + " " + side.party().text()).toList(),
        agreement.terms(),
        agreement.text(),
        standing.missing(),
        standing.signed().accepted().stream().map(PartyId::text).toList(),
        standing.signed().missing().stream().map(PartyId::text).toList(),
        standing.signed().faults());
  }

  private static String line(Told told) {
    return "%-10s %-16s %-32s %s"
        .formatted(told.status(), told.id(), told.title(), String.join(", ", told.sides()));
  }

  private static List<String> lines(Told told) {
    List<String> lines = new ArrayList<>();
    lines.add(line(told));
    told.terms().forEach((key, value) -> lines.add("  %-18s %s".formatted(key, value)));
    if (!told.missing().isEmpty()) {
      lines.add("  lacks " + String.join(", ", told.missing()));
    }
    if (!told.accepted().isEmpty()) {
      lines.add("  accepted by " + String.join(", ", told.accepted()));
    }
    if (told.status().equals("sent")) {
      lines.add("  not yet accepted by " + String.join(", ", told.notYet()));
    }
    told.faults().forEach(fault -> lines.add("  " + fault));
    return lines;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
