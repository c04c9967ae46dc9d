package org.songline.cli.release;

import picocli.CommandLine.Command;

/** What is earned. */
@Command(
    name = "royalties",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Statements of shops, and who gets how much of what they pay.",
    subcommands = {
      ImportStatement.class,
      MapStatement.class,
      ExchangeRates.class,
      ShowContracts.class,
      Settle.class,
      ShowLedger.class,
      ShowStatement.class,
      ShowSuspense.class
    })
public final class RoyaltiesCommand {}
