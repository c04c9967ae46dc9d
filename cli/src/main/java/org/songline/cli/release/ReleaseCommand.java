package org.songline.cli.release;

import picocli.CommandLine.Command;

/** What is put out. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Releases: what they are made of, whether shops will take them, their delivery.",
    subcommands = {
      ShowReleases.class,
      MessageCommand.class,
      DeliverCommand.class,
      DeliveryStatusCommand.class,
      CalendarCommand.class,
      LyricsCommand.class,
      NewRelease.class,
      AddToRelease.class,
      SetRelease.class,
      EditRelease.class,
      BuildRelease.class,
      ClipRelease.class,
      CheckRelease.class,
      FixRelease.class,
      ConfirmRelease.class,
      ListDestinations.class
    })
public final class ReleaseCommand {}
