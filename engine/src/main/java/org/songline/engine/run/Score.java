package org.songline.engine.run;

import org.songline.engine.clips.ClipView;
import org.songline.engine.media.Sounds;
import org.songline.engine.plan.Transport;
import org.songline.engine.values.PlanValues;

/** All that a plan follows while it runs, each part replaceable without the plan. */
public record Score(Transport transport, PlanValues values, ClipView clips, Sounds sounds) {}
