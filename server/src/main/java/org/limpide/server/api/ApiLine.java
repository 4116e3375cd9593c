package org.limpide.server.api;

/** One route as the page shows it. */
public record ApiLine(String method, String path, String summary, String who) {}
