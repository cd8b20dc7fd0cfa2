using System.Net.Mail;
using Waymark.Record;

namespace Waymark.Web;

/// <summary>Everything that can be set, from the section "Waymark" of the configuration or Waymark__... in the environment.</summary>
internal sealed record WaymarkOptions
{
    public const string Section = "Waymark";

    /// <summary>The folder that holds the school's database (unless <see cref="Database"/> names another), its checkpoints and mail waiting. Lost: the record is lost.</summary>
    public string Data { get; init; } = "";

    /// <summary>The folder that holds the master key; never inside <see cref="Data"/>. Lost: the record can no longer be read.</summary>
    public string Keys { get; init; } = "";

    /// <summary>The master key itself, where no file holds it: 32 bytes as base64.</summary>
    public string MasterKey { get; init; } = "";

    /// <summary>A command that prints the master key, such as a key vault's.</summary>
    public string MasterKeyCommand { get; init; } = "";

    /// <summary>The folder that holds the policies.</summary>
    public string Policies { get; init; } = "";

    /// <summary>The edition that a new school begins with, by the name of its folder; where several policies have such a folder, with the policy's: mobile-phones/2026. Empty: the one that the policies folder names.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Makes a demonstration school when there is no data yet.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether the demonstration school has its pupils and its two cases, or its adults only.</summary>
    public bool DemoCases { get; init; } = true;

    /// <summary>The school's mail server; empty puts mail into the folder outbox-mail under <see cref="Data"/>.</summary>
    public string MailHost { get; init; } = "";

    public int MailPort { get; init; } = 25;

    /// <summary>Speaks to the mail server over TLS.</summary>
    public bool MailTls { get; init; }

    public string MailFrom { get; init; } = "waymark@localhost";

    /// <summary>How to reach PostgreSQL, such as <c>Host=db;Database=waymark;Username=waymark_app</c>: any number of these programs then share one record. Empty: one file in <see cref="Data"/>.</summary>
    public string Database { get; init; } = "";

    /// <summary>The same database as the role that owns the tables: for a start that makes or upgrades them.</summary>
    public string DatabaseOwner { get; init; } = "";

    /// <summary>Which school this program serves, by its id: needed where the record has several.</summary>
    public string School { get; init; } = "";

    public SchoolId? SchoolId => Guid.TryParse(School, out var id) ? new SchoolId(id) : null;

    public RecordPlace Place => new(Data, Database) { Owner = DatabaseOwner };

    public WitnessOptions Witness { get; init; } = new();

    public string MailFolder => Path.Combine(Data, "outbox-mail");

    /// <exception cref="RecordException">Both a key and a command are set.</exception>
    public KeySource Key => KeySource.Of(Keys, MasterKey, MasterKeyCommand);

    /// <summary>Nothing of what is set: it may be the key.</summary>
    public override string ToString() => Section;

    /// <summary>What is wrong with the settings, in sentences; empty when nothing is.</summary>
    public IEnumerable<string> Wrongs()
    {
        if (Data.Length == 0)
        {
            yield return "Waymark__Data is not set: it names the folder for the school's data.";
        }

        if (MasterKey.Length > 0 && MasterKeyCommand.Length > 0)
        {
            yield return $"Both {KeySource.TextVariable} and {KeySource.CommandVariable} are set. Set one of them.";
        }
        else if (MasterKey.Length + MasterKeyCommand.Length == 0 && Keys.Length == 0)
        {
            yield return "Waymark__Keys is not set: it names the folder for the master key.";
        }
        else if (Keys.Length > 0 && Data.Length > 0 && IsInside(Keys, Data))
        {
            yield return $"The keys folder {Keys} lies inside the data folder {Data}. Whoever copies one would have both: put it elsewhere.";
        }

        if (School.Length > 0 && SchoolId is null)
        {
            yield return "Waymark__School is not the id of a school: 32 digits are. waymark school list prints them.";
        }

        if (Policies.Length == 0 || !Directory.Exists(Policies))
        {
            yield return $"The policies folder '{Policies}' is not there. Waymark__Policies names it.";
        }

        if (Witness.Folder.Length > 0 && Data.Length > 0 && IsInside(Witness.Folder, Data))
        {
            yield return $"The witness's folder {Witness.Folder} lies inside the data folder {Data}. It would be put back together with the record, and show nothing: put it elsewhere.";
        }

        if (Witness.Mail.Length > 0 && !MailAddress.TryCreate(Witness.Mail, out _))
        {
            yield return "Waymark__Witness__Mail is not an address that mail could go to.";
        }

        if (MailPort is < 1 or > 65535)
        {
            yield return $"Waymark__MailPort must be a port number, not {MailPort}.";
        }
    }

    private static bool IsInside(string path, string folder)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path));
        return relative == "."
            || !(
                relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            );
    }
}

/// <summary>Who outside keeps the checkpoints of the record: set in "Waymark:Witness". Each is worth something where whoever runs this program cannot change it.</summary>
internal sealed record WitnessOptions
{
    /// <summary>A folder that every checkpoint is added to; empty for none.</summary>
    public string Folder { get; init; } = "";

    /// <summary>An address that every checkpoint is mailed to; empty for none.</summary>
    public string Mail { get; init; } = "";
}
