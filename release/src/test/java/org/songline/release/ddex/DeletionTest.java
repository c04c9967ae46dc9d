package org.songline.release.ddex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songline.release.catalog.Examples;

/** Every element of a minimal message is taken out in turn; nothing that matters goes unnoticed. */
class DeletionTest {
  private static final String BEGIN = "<!-- deletions: made by DeletionTest -->";
  private static final String END = "<!-- end of deletions -->";

  record Case(String path, List<String> rules) {}

  private static byte[] bytes(XmlElement root) {
    return XmlText.write("ern", ErnVersion.V43.namespace(), root);
  }

  /** The smallest message of a single that schema and rules take. */
  static XmlElement minimal() {
    XmlElement root =
        XmlText.read("m", Messages.make(Examples.single()).write(ErnVersion.V43)).root();
    List<String> more =
        List.of(
            "Contributor",
            "WorkId",
            "ResourceRightsController",
            "ClipDetails",
            "CreationDate",
            "MasteredDate",
            "IsCover",
            "IsInstrumental",
            "LanguageOfPerformance",
            "FullNameIndexed",
            "MarketingComment",
            "OriginalReleaseDate",
            "ImageHeight",
            "ImageWidth",
            "CatalogNumber",
            "PLineCompany",
            "CLineCompany",
            "SubGenre",
            "ReleaseVisibility",
            "ReleaseVisibilityReference");
    List<String> here =
        List.of(
            "MessageSender/PartyName",
            "MessageRecipient/PartyName",
            "Party/PartyId",
            "DeliveryFile/Duration",
            "Image/ParentalWarningType",
            "Release/Duration",
            "TrackRelease/DisplayTitleText",
            "TrackRelease/DisplayTitle");
    XmlElement writer =
        XmlElement.of(
            "Contributor",
            XmlElement.of("ContributorPartyReference", "P_anna-berg"),
            XmlElement.of("Role", "ComposerLyricist"));
    XmlElement plain =
        root.each(
            one ->
                one.with(
                    one.children().stream()
                        .filter(child -> !more.contains(child.name()))
                        .filter(child -> !here.contains(one.name() + "/" + child.name()))
                        .toList()));
    XmlElement oneDeal =
        plain.each(
            one ->
                one.name().equals("ReleaseDeal")
                    ? one.with(
                        one.children().stream()
                            .filter(
                                child ->
                                    !child.name().equals("Deal")
                                        || child.equals(one.all("Deal").getLast()))
                            .toList())
                    : one);
    return oneDeal.each(
        one -> {
          if (one.name().equals("Release")) {
            return one.with(
                one.children().stream()
                    .map(
                        child ->
                            child.name().equals("ReleaseId")
                                ? child.with(child.all("ICPN"))
                                : child)
                    .toList());
          }
          if (one.name().equals("PartyList")) {
            return one.with(
                one.children().stream()
                    .filter(
                        party ->
                            List.of("P_anna-berg", "P_harbour-records")
                                .contains(party.first("PartyReference")))
                    .toList());
          }
          if (!one.name().equals("SoundRecording")) {
            return one;
          }
          List<XmlElement> children = new ArrayList<>(one.children());
          children.add(
              children.stream().map(XmlElement::name).toList().indexOf("Duration"), writer);
          return one.with(children);
        });
  }

  private static void deletions(
      String path,
      XmlElement element,
      java.util.function.Function<XmlElement, XmlElement> whole,
      Map<String, XmlElement> found) {
    for (int i = 0; i < element.children().size(); i++) {
      XmlElement child = element.children().get(i);
      List<XmlElement> others = new ArrayList<>(element.children());
      others.remove(i);
      int same = 0;
      for (int j = 0; j < i; j++) {
        same += element.children().get(j).name().equals(child.name()) ? 1 : 0;
      }
      String here =
          path
              + child.name()
              + (element.all(child.name()).size() > 1 ? "[" + (same + 1) + "]" : "");
      found.put(here, whole.apply(element.with(others)));
      int at = i;
      deletions(
          here + "/",
          child,
          changed -> {
            List<XmlElement> all = new ArrayList<>(element.children());
            all.set(at, changed);
            return whole.apply(element.with(all));
          },
          found);
    }
  }

  private static Map<String, XmlElement> deletions(XmlElement root) {
    Map<String, XmlElement> found = new java.util.LinkedHashMap<>();
    deletions("", root, whole -> whole, found);
    return found;
  }

  @Test
  void whatTheSchemaLetsPassIsFoundByARule() throws IOException {
    SchemaFolder schemas = Schemas.folder();
    XmlElement minimal = minimal();
    assertThat(schemas.faults(ErnVersion.V43, bytes(minimal))).isEmpty();
    assertThat(MessageCheck.check(minimal)).isEmpty();
    Map<String, XmlElement> all = deletions(minimal);
    List<Case> passed = new ArrayList<>();
    List<String> unnoticed = new ArrayList<>();
    all.forEach(
        (path, message) -> {
          if (schemas.faults(ErnVersion.V43, bytes(message)).isEmpty()) {
            List<String> rules =
                MessageCheck.check(message).stream().map(MessageFinding::rule).distinct().toList();
            passed.add(new Case(path, rules));
            if (rules.isEmpty()) {
              unnoticed.add(path);
            }
          }
        });
    System.out.println(all.size() + " elements, the schema lets " + passed.size() + " go");
    assertThat(unnoticed).isEmpty();
    String table = table(all.size(), passed);
    Path doc = doc();
    String text = Files.readString(doc, StandardCharsets.UTF_8);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    assertThat(begin).isPositive();
    String made = text.substring(0, begin) + BEGIN + "\n\n" + table + "\n" + text.substring(end);
    if (Boolean.getBoolean("songline.write")) {
      Files.writeString(doc, made, StandardCharsets.UTF_8);
    }
    assertThat(made).as("write it again with -Dsongline.write=true").isEqualTo(text);
  }

  /** Without the schema: the rules alone find what the table in the manual says they find. */
  @Test
  void theTableInTheManualIsTrue() throws IOException {
    Map<String, XmlElement> all = deletions(minimal());
    String text = Files.readString(doc(), StandardCharsets.UTF_8);
    Map<String, String> said = new TreeMap<>();
    text.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|"))
        .forEach(cells -> said.put(cells[1].strip().replace("`", ""), cells[2].strip()));
    assertThat(said).hasSizeGreaterThan(30);
    said.forEach(
        (path, rules) -> {
          assertThat(all).containsKey(path);
          XmlElement message = Objects.requireNonNull(all.get(path));
          assertThat(MessageCheck.check(message).stream().map(MessageFinding::rule).distinct())
              .as(path)
              .containsExactly(rules.split(", "));
        });
  }

  private static Path doc() {
    Path here = Path.of("docs", "release-messages.md");
    return Files.exists(here) ? here : Path.of("..").resolve(here);
  }

  private static String table(int all, List<Case> cases) {
    return "Of "
        + all
        + " elements of a minimal message the schema alone lets "
        + cases.size()
        + " go.\n\n| element taken out | found by rule |\n|---|---|\n"
        + cases.stream()
            .map(one -> "| `" + one.path() + "` | " + String.join(", ", one.rules()) + " |\n")
            .collect(Collectors.joining());
  }
}
