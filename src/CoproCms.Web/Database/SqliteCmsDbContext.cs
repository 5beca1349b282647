using CoproCms.Data;
using CoproCms.Modules;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Web.Database;

internal sealed class SqliteCmsDbContext(DbContextOptions<SqliteCmsDbContext> options, IEnumerable<CmsModule> modules, WriteGate gate, CacheTagBroadcast broadcast)
    : CmsDbContext(options, modules, gate, broadcast);
