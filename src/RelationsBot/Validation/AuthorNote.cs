namespace RelationsBot.Validation;

/// <summary>Something an author may want to look at; no problem, a bot can start with it.</summary>
/// <param name="Topic">What notes of its kind are about: "names that collide".</param>
/// <param name="Text">What was found.</param>
public sealed record AuthorNote(string Topic, string Text);
