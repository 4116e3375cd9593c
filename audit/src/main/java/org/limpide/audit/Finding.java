package org.limpide.audit;

import org.limpide.audit.judge.Verdict;
import org.limpide.law.Rule;

/** A rule and what was concluded about it; every rule of the catalogue has one in every report. */
public record Finding(Rule rule, Verdict verdict) {}
