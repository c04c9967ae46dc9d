package org.songline.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.cli.shell.ExitCode;
import org.songline.cli.shell.Failures;
import org.songline.cli.shell.Shell;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a shop's statement to what two people are owed, as it is typed. */
class RoyaltiesCommandTest {
  private static final String CATALOG =
      """
      {
        "songline-catalog": 1,
        "parties": [
          {"id": "anna-berg", "kind": "person", "name": "Anna Berg"},
          {"id": "tom-reed", "kind": "person", "name": "Tom Reed"}
        ],
        "recordings": [
          {
            "id": "low-tide",
            "title": "Low Tide",
            "artist": [{"artist": "anna-berg", "as": "Anna Berg"}],
            "isrc": "DE-H01-26-00002",
            "owners": [
              {"party": "anna-berg", "share": "2/3"},
              {"party": "tom-reed", "share": "1/3"}
            ]
          }
        ]
      }
      """;
  private static final String STATEMENT =
      """
      Sales Period,Posted Date,Store Name,Country of Sale,Song Title,UPC,Optional ISRC,Sales Type,# Units Sold,Total Earned,Currency
      2026-06,2026-07-10,Spotify,DE,Low Tide,,DEH012600002,Stream,1000,10,USD
      2026-06,2026-07-10,Spotify,DE,Unheard,,DEH012600099,Stream,5,0.05,USD
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path home;
  private Path label = Path.of("");
  private Path statement = Path.of("");

  @BeforeEach
  void makeALabel() throws IOException {
    label = Files.createDirectories(home.resolve("label"));
    Files.writeString(label.resolve("catalog.json"), CATALOG);
    statement = Files.writeString(home.resolve("july.csv"), STATEMENT);
  }

  @Test
  void aStatementBecomesMoney() throws Exception {
    assertThat(run("import", label, statement)).isEqualTo(ExitCode.DONE);
    assertThat(text()).contains("added", "tunecore", "2026-07", "10.05 USD");
    assertThat(run("import", label, statement, "--json")).isEqualTo(ExitCode.DONE);
    assertThat(json().get(0).get("change").asString()).isEqualTo("same");
    Files.writeString(statement, STATEMENT.substring(0, STATEMENT.lastIndexOf("2026-06")));
    assertThat(run("import", label, statement)).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(text()).contains("lacks 1 lines", "--replace");

    assertThat(run("settle", label)).as("a rate is missing").isEqualTo(ExitCode.FAILED);
    assertThat(run("rates", label, "--add", "2026-07-31", "USD", "EUR", "0.9", "ECB"))
        .isEqualTo(ExitCode.DONE);
    assertThat(run("settle", label, "--json")).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(json().get("owed").get("anna-berg").asString()).isEqualTo("6");
    assertThat(json().get("owed").get("tom-reed").asString()).isEqualTo("3");
    assertThat(json().get("proof").get("even").asBoolean()).isTrue();

    assertThat(run("suspense", label)).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(text()).contains("Unheard", "DEH012600099");
    assertThat(run("suspense", label, "--match", "1", "--with", "recording:low-tide"))
        .isEqualTo(ExitCode.DONE);
    assertThat(run("settle", label, "--pay")).isEqualTo(ExitCode.DONE);
    assertThat(text())
        .contains("received 9.045 = paid 9.04 + carried 0.005 + withheld 0 + waiting 0");
    assertThat(run("ledger", label, "--account", "party:")).isEqualTo(ExitCode.DONE);
    assertThat(text()).contains("party:tom-reed", "-0.005").doesNotContain("source:");
    assertThat(run("ledger", label, "--entries")).isEqualTo(ExitCode.DONE);
    assertThat(text()).contains("taken back: suspense", "payment tom-reed 1");

    assertThat(run("statement", label, "--party", "tom-reed", "--out", home.resolve("sent")))
        .isEqualTo(ExitCode.DONE);
    Path csv = home.resolve("sent/tom-reed-2026-07.csv");
    String first = Files.readString(csv);
    assertThat(first).contains("earned,2026-07,Low Tide,tunecore,owners-low-tide,1005,9.045,9.045");
    byte[] pages = Files.readAllBytes(home.resolve("sent/tom-reed-2026-07.pdf"));
    assertThat(run("statement", label, "--out", home.resolve("sent"))).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllBytes(home.resolve("sent/tom-reed-2026-07.pdf"))).isEqualTo(pages);
    assertThat(Files.readString(csv)).as("the same bytes").isEqualTo(first);
  }

  @Test
  void contractsAreBegunListedAndChecked() throws Exception {
    assertThat(run("contracts", label, "--init", "--currency", "USD")).isEqualTo(ExitCode.DONE);
    assertThat(text()).contains("settled in USD");
    Files.writeString(
        label.resolve("royalties/contracts.json"),
        """
        {"currency": "EUR", "threshold": "10", "contracts": [
          {"id": "all", "parts": [
            {"party": "anna-berg", "share": "100%"},
            {"party": "tom-reed", "share": "3%", "bearer": "anna-berg"}]}]}
        """);
    assertThat(run("contracts", label)).isEqualTo(ExitCode.DONE);
    assertThat(text()).contains("tom-reed 3% out of the part of anna-berg");
    Path file = label.resolve("royalties/contracts.json");
    Files.writeString(file, Files.readString(file).replace("100%", "90%"));
    assertThat(run("contracts", label)).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void tablesAreMapped() throws Exception {
    assertThat(
            run(
                "mapping",
                label,
                "--set",
                "shop",
                "--name",
                "A shop",
                "--currency",
                "EUR",
                "--column",
                "amount=Geld",
                "--column",
                "isrc=Code",
                "--column",
                "sold=Monat"))
        .isEqualTo(ExitCode.DONE);
    assertThat(text()).contains("own", "A shop", "DistroKid");
    Path table =
        Files.writeString(home.resolve("t.csv"), "Code;Geld;Monat\nDEH012600002;1,5;2026-06\n");
    assertThat(run("import", label, table, "--source", "my-shop")).isEqualTo(ExitCode.DONE);
    assertThat(text()).contains("my-shop", "1.5 EUR");
    assertThat(run("mapping", label, "--remove", "shop")).isEqualTo(ExitCode.DONE);
    assertThat(run("import", label, table)).isEqualTo(ExitCode.FAILED);
  }

  private int run(Object... arguments) {
    out.reset();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    Shell shell =
        new Shell(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    CommandLine line =
        new CommandLine(
            RoyaltiesCommand.class,
            new CommandLine.IFactory() {
              @Override
              public <K> K create(Class<K> type) throws Exception {
                try {
                  return type.getDeclaredConstructor(Shell.class).newInstance(shell);
                } catch (NoSuchMethodException plain) {
                  return CommandLine.defaultFactory().create(type);
                }
              }
            });
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, _, _) -> Failures.exitCode(failure));
    return line.execute(words);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(text());
  }
}
