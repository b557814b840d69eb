import { Catalogue } from '@/features/catalogue/Catalogue';

export default Catalogue;
