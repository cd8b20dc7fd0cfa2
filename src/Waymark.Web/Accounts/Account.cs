using Microsoft.AspNetCore.Identity;

namespace Waymark.Web.Accounts;

/// <summary>Somebody who can sign in. The id is the person's id in the record, kept for ever.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public Guid SchoolId { get; set; }

    [ProtectedPersonalData]
    public string Name { get; set; } = "";

    /// <summary>The role keys held, with spaces between; protected as the name is.</summary>
    [ProtectedPersonalData]
    public string RolesHeld { get; set; } = "";

    /// <summary>False once the person has left: the account stays, nobody can sign in to it.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>The password was given by the administrator: the person chooses their own before anything else.</summary>
    public bool MustChoosePassword { get; set; }

    public bool IsAdministrator => Roles.Contains(Cases.Roles.Administrator);

    public IReadOnlyList<string> Roles =>
        RolesHeld.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One sitting of one person at one browser. Ended by time, by signing out, by hiding the page, or by the person elsewhere.</summary>
internal sealed class Session
{
    /// <summary>Hash of the secret that the browser holds.</summary>
    public string Id { get; set; } = "";

    public Guid AccountId { get; set; }

    /// <summary>Instants as UTC milliseconds since 1970, which both databases sort alike.</summary>
    public long StartedAt { get; set; }
    public long SeenAt { get; set; }

    /// <summary>When this person last proved who they are: by signing in, or again before something that cannot be undone.</summary>
    public long ProvedAt { get; set; }
    public long? EndedAt { get; set; }
}

/// <summary>A form that came after its session had ended, sealed, until the same person signs in again.</summary>
internal sealed class KeptForm
{
    public string Id { get; set; } = "";
    public Guid AccountId { get; set; }
    public long KeptAt { get; set; }
    public byte[] Sealed { get; set; } = [];
}

/// <summary>A key that protects cookies and forms, sealed.</summary>
internal sealed class FormKey
{
    public Guid Id { get; set; }
    public byte[] Sealed { get; set; } = [];
}
