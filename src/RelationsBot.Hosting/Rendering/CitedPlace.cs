using RelationsBot.Dialog;

namespace RelationsBot.Hosting.Rendering;

/// <summary>A citation and where a person can open it.</summary>
internal sealed record CitedPlace(Citation Citation, Uri? Address);
