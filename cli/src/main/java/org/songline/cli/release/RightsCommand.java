package org.songline.cli.release;

import picocli.CommandLine.Command;

/** Who made a song and owns it. */
@Command(
    name = "rights",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "People, works and recordings: credits, splits, agreements, registration and evidence.",
    subcommands = {
      ShowRights.class,
      FingerprintCommand.class,
      EvidenceCommand.class,
      TimestampCommand.class,
      WatermarkCommand.class,
      IsrcCommand.class,
      BarcodeCommand.class,
      RegisterCommand.class,
      AcknowledgeCommand.class,
      CreditsCommand.class,
      PersonCommand.class,
      SplitCommand.class,
      AgreeCommand.class,
      MaterialCommand.class,
      AiCommand.class,
      PersonalCommand.class,
      WorkCommand.class,
      RecordingCommand.class
    })
public final class RightsCommand {}
