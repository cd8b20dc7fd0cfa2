using System.Text.Json;

namespace Waymark.Web;

/// <summary>Words that a school may reword: titles of roles, what to do now and never. Kept in memory, so that the help page works without a database.</summary>
internal sealed record SchoolWords(
    IReadOnlyDictionary<string, string> Roles,
    IReadOnlyList<string> DoNow,
    IReadOnlyList<string> Never
)
{
    public static SchoolWords Read(string path) =>
        JsonSerializer.Deserialize<SchoolWords>(File.ReadAllText(path), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"{path} holds no words.");

    public string Role(string key) => Roles.TryGetValue(key, out var title) ? title : key;
}
