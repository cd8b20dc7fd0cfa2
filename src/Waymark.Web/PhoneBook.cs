using Waymark.Cases;

namespace Waymark.Web;

/// <summary>Who to ring, as the school last said. Kept in memory, so that help-now has it when the database does not answer.</summary>
internal sealed class PhoneBook
{
    private volatile SchoolSettings? _settings;

    /// <summary>The school's own numbers; 999 and 101 stand on the page itself.</summary>
    public IReadOnlyList<PhoneNumber> Numbers => _settings?.Phones ?? [];

    /// <summary>The school's name; null until the school is known.</summary>
    public string? School => _settings?.Name;

    /// <summary>A number for adults who have heard something hard; null where the school gave none.</summary>
    public string? StaffSupport => _settings?.StaffSupport;

    public void Take(SchoolSettings settings) => _settings = settings;
}
