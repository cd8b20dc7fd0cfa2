using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;

namespace Waymark.Web.Accounts;

/// <summary>Keeps the keys of cookies and forms in the database, sealed with the school's key; in memory until there is a school. Each school has keys of its own, so that nothing which one gave out opens at another.</summary>
internal sealed class FormKeyStore(IDbContextFactory<AccountsDb> databases, SchoolRecord school)
    : IXmlRepository
{
    private readonly Lock _gate = new();
    private readonly List<XElement> _unsaved = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_gate)
        {
            if (!school.IsMade)
            {
                return [.. _unsaved];
            }
        }

        using var db = databases.CreateDbContext();
        return [.. db.FormKeys.AsNoTracking().AsEnumerable().Select(Opened)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_gate)
        {
            if (!school.IsMade)
            {
                _unsaved.Add(element);
                return;
            }
        }

        Save([element]);
    }

    /// <summary>Saves what was made before there was a school, so that forms already shown can still be sent.</summary>
    public void SaveUnsaved()
    {
        lock (_gate)
        {
            Save(_unsaved);
            _unsaved.Clear();
        }
    }

    private void Save(IEnumerable<XElement> elements)
    {
        using var db = databases.CreateDbContext();
        using var transaction = db.KeepKey();
        db.FormKeys.AddRange(
            elements.Select(element => new FormKey
            {
                Sealed = school.Seal(
                    SealedAccounts.OfFormKey,
                    Encoding.UTF8.GetBytes(element.ToString())
                ),
            })
        );
        db.SaveChanges();
        transaction.Commit();
    }

    private XElement Opened(FormKey key) =>
        XElement.Parse(Encoding.UTF8.GetString(school.Open(SealedAccounts.OfFormKey, key.Sealed)));
}
